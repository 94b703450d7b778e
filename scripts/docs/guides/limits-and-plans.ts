import type { Contract } from "../contract.ts";
import { html, prose } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { errorLink, statusLink } from "./links.ts";

/** What an account may do, and how the API says that it has had enough. */
export function limitsAndPlans(contract: Contract): Guide {
  const head = {
    slug: "limits-and-plans",
    title: "Limits and plans",
    description: "Which limits a plan has, how each is reported, and what makes room again.",
  };
  const limits = contract.errors.filter(({ code, retry }) => code !== null && retry === "quota");
  return guide(
    head,
    () => html`<p class="lead">Limits are on beginning conversations. Those that exist already continue.</p>
<h2 id="limits">The limits</h2>
${limits.map(
  (entry) => html`<h3>${errorLink(entry)}</h3>
<p>${prose(entry.meaning)}</p><p>${prose(entry.fix)}</p>`,
)}
<h2 id="rate">Too many requests at once</h2>
<p>${statusLink(contract, 429)} without a code is about speed, not about your plan: wait as <code>Retry-After</code> says, and send again. The client does so by itself.</p>
<h2 id="stay">Stay within them</h2>
<ul>
<li>Tell a limit from mere haste by the code: with one, a retry at once does not help.</li>
<li>Queue new conversations and start them over the day; answer existing ones first.</li>
<li>Read the numbers in the error's fields, and show them to whoever can change the plan.</li>
</ul>`,
  );
}

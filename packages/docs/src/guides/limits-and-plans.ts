import type { Contract } from "../contract.ts";
import type { ErrorEntry } from "../../../../scripts/lib/error-model.ts";
import { html, prose, type Html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { errorLink, statusLink } from "./links.ts";

/** What an account may do, and how the API says that it has had enough. */
export function limitsAndPlans(contract: Contract): Guide {
  const head = {
    slug: "limits-and-plans",
    title: "Limits and plans",
    description:
      "Which limits a plan has, how each is reported, what makes room again, and what a rate limit is.",
  };
  const limits = contract.errors.filter(({ code, retry }) => code !== null && retry === "quota");
  return guide(
    head,
    () => html`<p class="lead">Limits are on beginning conversations. Those that exist already continue.</p>
<h2 id="plans">Plans</h2>
<p>A plan belongs to a phone number. <a href="../../reference/#/account/listnumbers">The list of your numbers</a> says which:</p>${planKind(contract)}
<h2 id="limits">Quotas</h2>
<p>Each of these has a code. A retry at once is refused again, and nobody says when there is room, so the client does not retry.</p>
${limits.map(
  (entry) => html`<h3>${errorLink(entry)}</h3>
<p>${prose(entry.meaning)}</p><p>${prose(entry.fix)}</p>${fields(entry)}`,
)}
<h2 id="rate">Rate limits</h2>
<p>${statusLink(contract, 429)} without a code is about speed, not about your plan: too many requests at once. Wait as <code>Retry-After</code> says, and send again. The client does so by itself.</p>
<h2 id="stay">Stay within them</h2>
<ul>
<li>Tell a quota from mere haste by the code: with one, a retry at once does not help.</li>
<li>Queue new conversations and start them over the day; answer existing ones first.</li>
<li>Read the numbers in the error's fields, and show them to whoever can change the plan.</li>
</ul>`,
  );
}

function fields({ members }: ErrorEntry): Html | false {
  const names = members.filter(({ required }) => required).map(({ name }) => name);
  return (
    names.length > 0 &&
    html`<p>Its body says how much is used, in ${names.map((name, index) => html`${index > 0 && ", "}<code>${name}</code>`)}.</p>`
  );
}

/** What the contract says about the kinds of plan, as an error page does of a field. */
function planKind({ document }: Contract): Html | false {
  const number = document.components?.schemas?.["Number"];
  const kind = typeof number === "object" ? number.properties?.["plan_kind"] : undefined;
  if (typeof kind !== "object") return false;
  return html`<dl>
<dt><code>plan_kind</code> <span>${(kind.enum ?? []).map(String).join(", ")}</span></dt><dd>${prose(kind.description ?? "")}</dd>
</dl>`;
}

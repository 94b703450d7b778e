import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Contract } from "../contract.ts";
import { html, prose, type Html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { errorLink, operationLink, statusLink } from "./links.ts";

/** The limits of an account, and what the API returns when one is reached. */
export function limitsAndPlans(contract: Contract): Guide {
  const head = {
    slug: "limits-and-plans",
    title: "Limits and plans",
    description: "The limits of each plan, the error that each limit returns, and how to stay within them.",
  };
  const limits = contract.errors.filter(({ code, retry }) => code !== null && retry === "quota");
  return guide(
    head,
    () => html`<p class="lead">Limits apply to new conversations. You can always continue existing ones.</p>
<h2 id="plans">Plans</h2>
<p>Each phone number has a plan. To see the plans of your numbers, ${operationLink(contract, "listNumbers", "list your numbers")}:</p>${planKind(contract)}
<h2 id="limits">Quotas</h2>
<p>Each quota has its own error code. Don't retry these errors. The response doesn't say when the quota has room again, so the client doesn't retry them either.</p>
${limits.map(
  (entry) => html`<h3>${errorLink(entry)}</h3>
<p>${prose(entry.meaning)}</p><p>${prose(entry.fix)}</p>${fields(entry)}`,
)}
<h2 id="rate">Rate limits</h2>
<p>${statusLink(contract, 429)} without a code is about speed, not about your plan: you sent too many requests in a short time. Wait as long as <code>Retry-After</code> says, then retry. The client does this for you.</p>
<h2 id="stay">Stay within your limits</h2>
<ul>
<li>Check <code>code</code> to tell a quota from a rate limit. If there is a code, don't retry right away.</li>
<li>Queue new conversations and spread them over the day. Answer existing conversations first.</li>
<li>Show the numbers from the error's fields to someone who can change the plan.</li>
</ul>`,
  );
}

function fields({ members }: ErrorEntry): Html | false {
  const names = members.filter(({ required }) => required).map(({ name }) => name);
  return (
    names.length > 0 &&
    html`<p>The body shows the usage in ${names.map((name, index) => html`${index > 0 && (index < names.length - 1 ? ", " : ", and ")}<code>${name}</code>`)}.</p>`
  );
}

/** The contract's text about the kinds of plan, as on an error page. */
function planKind({ document }: Contract): Html | false {
  const kind = Object.values(document.components?.schemas ?? {})
    .map((schema) => (typeof schema === "object" ? schema.properties?.["plan_kind"] : undefined))
    .find((member) => typeof member === "object" && member.enum !== undefined);
  if (typeof kind !== "object") return false;
  return html`<dl>
<dt><code>plan_kind</code> <span>${(kind.enum ?? []).map(String).join(", ")}</span></dt><dd>${prose(kind.description ?? "")}</dd>
</dl>`;
}

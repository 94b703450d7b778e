import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, statusLine, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { firstSentence } from "./text.ts";
import { retryLabel } from "./retry.ts";
import { breakable, type Page } from "./layout.ts";

/** The list of all errors, by status. The filter appears if scripts run. Without scripts, the list is complete. */
export function cataloguePage({ errors }: Contract): Page {
  const statuses = [...new Set(errors.map(({ status }) => status))];
  return {
    path: "errors/",
    title: "Errors",
    description: "Every error of the API: each code, and each status without a code.",
    sheets: ["list"],
    body: html`<h1>Errors</h1>
<p class="lead">Switch on <code>code</code>, never on <code>message</code>. If there is no code, use the status.</p>
<p><a href="../guides/handling-errors/">Handling errors</a> · <a href="../guides/retries-and-idempotency/">Retries and idempotency</a> · <a href="../guides/delivery-failures/">Accepted, then failed</a></p>
<search id="filter" hidden><label for="words">Filter</label> <input id="words" type="search" autocomplete="off"> <span role="status"></span></search>
${statuses.map((status) => section(status, errors))}
<p>For programs, there is <a href="../errors.json">errors.json</a> with a <a href="../errors.schema.json">JSON Schema</a>.</p>`,
  };
}

function section(status: number, errors: readonly ErrorEntry[]): Html {
  return html`<section><h2 id="s${status}">${statusLine(status)}</h2>
<ul class="list">${errors
    .filter((entry) => entry.status === status)
    .map(
      ({ code, status, title, meaning, retry }) => html`
<li><a href="${code ?? status}/">${code === null ? nameOf({ code, status }) : html`<code>${breakable(code)}</code>`}</a> <strong>${title}.</strong> ${prose(firstSentence(meaning))} <small>${retryLabel(retry)}</small></li>`,
    )}
</ul></section>
`;
}

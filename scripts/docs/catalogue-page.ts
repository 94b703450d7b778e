import type { ErrorEntry } from "../lib/error-model.ts";
import { nameOf, type Contract } from "./contract.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./layout.ts";

/** The list of all errors, by status. The filter appears where scripts run; without, the list is complete. */
export function cataloguePage({ errors }: Contract): Page {
  const statuses = [...new Set(errors.map(({ status }) => status))];
  return {
    path: "errors/",
    title: "Errors",
    description: "Every error of the API: each code, each status without a code, and what it means.",
    body: html`<h1>Errors</h1>
<p>Switch on <code>code</code>, never on <code>message</code>. An error without a code is known by its status. <a href="../guides/handling-errors/">How to handle errors</a>.</p>
<p id="filter" hidden><label for="words">Filter</label> <input id="words" type="search" autocomplete="off"> <span role="status"></span></p>
${statuses.map((status) => section(status, errors))}
<p>For programs: <a href="../errors.json">errors.json</a>, with its <a href="../errors.schema.json">JSON Schema</a>.</p>`,
  };
}

function section(status: number, errors: readonly ErrorEntry[]): Html {
  return html`<section><h2 id="s${status}">${status}</h2>
<ul class="list">${errors
    .filter((entry) => entry.status === status)
    .map(
      (entry) => html`
<li><a href="${entry.code ?? entry.status}/">${nameOf(entry)}</a> ${entry.title}</li>`,
    )}
</ul></section>
`;
}

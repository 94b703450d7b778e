import type { Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { breakable, type Page } from "./layout.ts";
import type { OperationView } from "./model/operations.ts";
import { methodAndPath, operationPath } from "./operation-links.ts";
import { linkedSchemas } from "./schema-page.ts";

/** The list of all operations by tag, of the events, and of the schemas. */
export function operationsPage(contract: Contract): Page {
  const { operations, document } = contract;
  const { tags = [] } = document;
  const calls = operations.filter(({ kind }) => kind === "operation");
  const events = operations.filter(({ kind }) => kind === "event");
  const others = calls.filter(({ tag }) => !tags.some(({ name }) => name === tag));
  return {
    path: "operations/",
    title: "Operations",
    description: `The ${calls.length} operations of the API, with their parameters, bodies, responses, and errors.`,
    sheets: ["operation"],
    body: html`<h1>Operations</h1>
<p class="lead">Every operation on a page of its own: what it takes, what it returns, and how it fails.</p>
<p>To browse everything on one page, use the <a href="../reference/">interactive reference</a>. For tools, there is the <a href="../openapi.yaml">OpenAPI document</a>.${contract.sources !== undefined && html` <a href="../coverage/">What this contract covers</a> compares them with the operator's own document.`}</p>
${tags.map(({ name, description = "" }) =>
  section(
    name,
    prose(description),
    calls.filter(({ tag }) => tag === name),
  ),
)}
${section("Other", html``, others)}
${section("Events", html`What the API delivers to your <a href="../guides/receiving-webhooks/">webhook</a>.`, events)}
<h2 id="schemas">Schemas</h2>
<ul class="many">${[...linkedSchemas(contract)].sort().map(
      (name) => html`<li><a href="../schemas/${name}/">${breakable(name)}</a></li>
`,
    )}</ul>`,
  };
}

function section(name: string, lead: Html, operations: readonly OperationView[]): Html | false {
  return (
    operations.length > 0 &&
    html`<h2 id="${name.toLowerCase().replaceAll(" ", "-")}">${name}</h2>
<p>${lead}</p>
<ul class="many">${operations.map(
      (
        one,
      ) => html`<li><a href="../${operationPath(one)}">${one.summary}</a> ${methodAndPath(one, breakable)}</li>
`,
    )}</ul>`
  );
}

import report from "../../generated/interop.json" with { type: "json" };
import { html, type Html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";

const documents: Readonly<Record<string, string>> = {
  "openapi.json": "original",
  "openapi.plain.json": "plain 3.1",
  "openapi-3.0.json": "3.0.3",
};

/** Which document another generator, importer or runner reads right, and what to type. */
export function otherTools(): Guide {
  const head = {
    slug: "other-tools",
    title: "Use other tools",
    description:
      "Which of the published documents your generator, importer, or test runner reads correctly, and what to type.",
  };
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">Not every tool reads the contract as it is written. Pick the document that yours reads correctly.</p>
<h2 id="documents">Documents</h2>
<dl>
<dt><a href="../../openapi.json"><code>openapi.json</code></a></dt><dd>The contract, in OpenAPI 3.1. <a href="../../openapi.yaml">YAML</a>.</dd>
<dt><a href="../../openapi.plain.json"><code>openapi.plain.json</code></a></dt><dd>The same in plain OpenAPI 3.1, for generators. <a href="../../openapi.plain.yaml">YAML</a>. It accepts every combination of the members of variants, which the original does not.</dd>
<dt><a href="../../openapi-3.0.json"><code>openapi-3.0.json</code></a></dt><dd>The same in OpenAPI 3.0.3, for tools that do not read 3.1. <a href="../../openapi-3.0.yaml">YAML</a>.</dd>
<dt><a href="../../errors.postman.json"><code>errors.postman.json</code></a></dt><dd>A Postman collection with a saved response per error. Bruno imports it too. Importing <code>openapi.json</code> keeps only one error per status.</dd>
<dt><a href="../../errors.arazzo.yaml"><code>errors.arazzo.yaml</code></a></dt><dd>An Arazzo workflow per error, which makes the error happen in the sandbox. Put <a href="../../sandbox.openapi.json"><code>sandbox.openapi.json</code></a> and <a href="../../control.openapi.yaml"><code>control.openapi.yaml</code></a> beside it.</dd>
</dl>
<h2 id="generators">Generators</h2>
<p>Checked on ${report.day}: for every code of a send, a program compiled with <code>strict</code> checks that <code>code</code> narrows exactly and that the context members have their types.</p>
<table><thead><tr><th>Generator</th>${Object.values(documents).map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>${report.generators.map(row)}</tbody></table>
<p>Each cell says how many of the checks pass.</p>
<h2 id="commands">What to type</h2>
${report.generators.map(
  (one) => html`<h3>${one.package} ${one.version}</h3>
${code(`Generating with ${one.package}`, "bash", one.commands.join("\n").replaceAll("openapi.json", "openapi.plain.json"))}`,
)}
<h2 id="runners">Run the errors</h2>
<p>Start the sandbox, then run the workflows with any Arazzo runner:</p>
${code("Running every error with Redocly", "bash", "npx @messaging-api/sandbox &\nnpx @redocly/cli respect errors.arazzo.yaml")}`,
  );
}

function row(one: (typeof report.generators)[number]): Html {
  const results = one.documents as Readonly<
    Record<string, { readonly passed: number; readonly all: number }>
  >;
  const cells = Object.keys(documents).map((name) => {
    const result = results[name];
    if (result === undefined) return html`<td></td>`;
    return html`<td>${result.all === 0 ? "stops" : `${result.passed} of ${result.all}`}</td>`;
  });
  return html`<tr><th scope="row">${one.package} ${one.version}</th>${cells}</tr>`;
}

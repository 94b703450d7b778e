import report from "../../generated/interop.json" with { type: "json" };
import { html, type Html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";

const documents: Readonly<Record<string, string>> = {
  "openapi.json": "original",
  "openapi.plain.json": "plain 3.1",
  "openapi-3.0.json": "3.0.3",
};

/** Which document other generators, importers, and runners read correctly, and what to type. */
export function otherTools(): Guide {
  const head = {
    slug: "other-tools",
    sheets: ["table"] as const,
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
<dt><a href="../../openapi.plain.json"><code>openapi.plain.json</code></a></dt><dd>The same in plain OpenAPI 3.1, for generators. <a href="../../openapi.plain.yaml">YAML</a>. It accepts every combination of the members of variants, which the original doesn't.</dd>
<dt><a href="../../openapi-3.0.json"><code>openapi-3.0.json</code></a></dt><dd>The same in OpenAPI 3.0.3, for tools that can't read 3.1. <a href="../../openapi-3.0.yaml">YAML</a>.</dd>
<dt><a href="../../errors.postman.json"><code>errors.postman.json</code></a></dt><dd>A Postman collection with a saved response for each error. Bruno imports it too. Importing <code>openapi.json</code> keeps only one error per status.</dd>
<dt><a href="../../errors.arazzo.yaml"><code>errors.arazzo.yaml</code></a></dt><dd>An Arazzo workflow for each error, which triggers the error in the sandbox. Put <a href="../../sandbox.openapi.json"><code>sandbox.openapi.json</code></a> and <a href="../../control.openapi.yaml"><code>control.openapi.yaml</code></a> beside it.</dd>
</dl>
<h2 id="generators">Generators</h2>
<p>Checked on ${report.day}. For every code of a send, a program compiled with <code>strict</code> checks that <code>code</code> narrows the type, and that the context members have their types.</p>
${framed("Generators", "Generator", report.generators.map(row))}
<p>Each cell says how many of the checks pass.</p>
<h2 id="renderers">Renderers</h2>
<p>Checked in Chromium: how many codes and examples of a send's errors each page shows. One code has two variants. Some pages request a logo or a font from another host, and work without it. The check stops at the first document that a tool shows completely.</p>
${framed("Renderers", "Tool", report.renderers.flatMap(rendered), ["Document", "Codes", "Examples", "Other hosts"])}
<p>JavaScript sorts the statuses, so most of these pages show 200, the response to a repeated send, before 202.</p>
<h2 id="mocks">Mocks and validators</h2>
<p>Each mock had to return the ${examples} examples, and random bodies that the document accepts. Each validating proxy ran in front of the sandbox while every error happened. It must not reject a correct response.</p>
${table(report.mocks, mockCell)}
<ul>${report.mocks.flatMap(remarks)}</ul>
<p>Without a preference, mocks respond to a send with 200, the response to a repeated send. Ask for 202.</p>
<h2 id="commands">What to type</h2>
${report.generators.map(
  (one) => html`<h3>${one.package} ${one.version}</h3>
${code(`Generating with ${one.package}`, "bash", one.commands.join("\n").replaceAll("openapi.json", "openapi.plain.json"))}`,
)}
${[...report.renderers, ...report.mocks].map(
  (one) => html`<h3>${one.package} ${one.version}</h3>
${code(`Using ${one.package}`, languageOf(one.lines), one.lines.join("\n").replaceAll("openapi.json", bestOf(one.documents)))}`,
)}
<h2 id="runners">Run the errors</h2>
${report.runners.map(
  ({ package: name, passed, all, failed }) =>
    html`<p>With ${name}, you get a step for each operation in <code>openapi.json</code>. In its order, ${passed} of ${all} steps pass in the sandbox. These fail:</p>
<ul>${failed.map(({ why, operations }) => html`<li>${operations.join(", ")}: ${why}</li>`)}</ul>`,
)}
<p>Start the sandbox, then run the workflows with any Arazzo runner:</p>
${code("Running every error with Redocly", "bash", "npx @messaging-api/sandbox &\nnpx @redocly/cli respect errors.arazzo.yaml")}`,
  );
}

/** The suite's result for one document. Members that don't apply to a tool are absent. */
interface Seen {
  readonly codes: number;
  readonly allCodes: number;
  readonly examples: number;
  readonly allExamples: number;
  readonly variants: boolean;
  readonly hosts: readonly string[];
  readonly problem?: string;
}

interface Checked {
  readonly examples?: number;
  readonly allExamples?: number;
  readonly bodies?: number;
  readonly valid?: number;
  readonly calls?: number;
  readonly violations?: number;
  readonly problem?: string;
}

const [first] = report.renderers;
const examples = first?.documents["openapi.plain.json"].allExamples ?? 0;

interface Tool {
  readonly package: string;
  readonly version: string;
  readonly documents: object;
}

function table<T>(tools: readonly Tool[], cellOf: (one: T) => string): Html {
  const rows = tools.map((one) => {
    // The report has the same type of result for every document.
    const found = one.documents as Readonly<Record<string, T | undefined>>;
    const cells = Object.keys(documents).map((name) => {
      const result = found[name];
      return html`<td>${result === undefined ? "" : cellOf(result)}</td>`;
    });
    return html`<tr><th scope="row">${one.package} ${one.version}</th>${cells}</tr>`;
  });
  return framed("Mocks and validators", "Tool", rows);
}

function framed(
  label: string,
  kind: string,
  rows: readonly Html[],
  columns: readonly string[] = Object.values(documents),
): Html {
  return html`<div class="table" role="region" aria-label="${label} by document" tabindex="0"><table><thead><tr><th scope="col">${kind}</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

/** One row for each document that a renderer was tested with. */
function rendered(one: Tool): Html[] {
  return Object.entries<Seen>({ ...one.documents }).map(([name, seen]) => {
    const codes = `${seen.codes} of ${seen.allCodes}${seen.variants ? "" : ", one variant"}`;
    const cells = [documents[name], codes, `${seen.examples} of ${seen.allExamples}`, seen.hosts.join(", ")];
    const results = seen.problem === undefined ? cells : [documents[name], "too slow to check", "", ""];
    return html`<tr><th scope="row">${one.package} ${one.version}</th>${results.map((text) => html`<td>${text ?? ""}</td>`)}</tr>`;
  });
}

/** What the table can't say about a mock. */
function remarks(one: { readonly package: string; readonly limit?: string; readonly note?: string }): Html[] {
  return [one.limit, one.note].flatMap((text) =>
    text === undefined ? [] : [html`<li>${one.package}: ${text}</li>`],
  );
}

function mockCell({
  examples: given,
  allExamples,
  bodies,
  valid,
  calls,
  violations,
  problem,
}: Checked): string {
  if (problem !== undefined && calls === undefined) return "stops";
  const parts = [
    given === undefined ? [] : [`${given} of ${allExamples} examples`],
    bodies === undefined ? [] : [`${valid} of ${bodies} random bodies valid`],
    calls === undefined ? [] : [`${violations} false rejections in ${calls} calls`],
  ];
  return parts.flat().join(", ");
}

/** The document that a tool reads best, or the original if it reads all of them equally well. */
function bestOf(found: object): string {
  const score = ({
    codes: shown = 0,
    examples: given = 0,
    valid = 0,
    violations = 0,
  }: Partial<Seen & Checked>) => shown + given + valid - violations;
  const entries = Object.entries<Partial<Seen & Checked>>({ ...found });
  return entries.reduce((best, one) => (score(one[1]) > score(best[1]) ? one : best))[0];
}

function languageOf([line = ""]: readonly string[]): "bash" | "html" | "js" {
  if (line.startsWith("<")) return "html";
  return line.startsWith("npx") ? "bash" : "js";
}

function row(one: (typeof report.generators)[number]): Html {
  const results: Readonly<Record<string, { passed: number; all: number }>> = one.documents;
  const cells = Object.keys(documents).map((name) => {
    const result = results[name];
    if (result === undefined) return html`<td></td>`;
    return html`<td>${result.all === 0 ? "stops" : `${result.passed} of ${result.all}`}</td>`;
  });
  return html`<tr><th scope="row">${one.package} ${one.version}</th>${cells}</tr>`;
}

import type { Contract } from "./contract.ts";
import { assumptionBadge, html, Html, prose } from "./html.ts";
import { breakable, type Page } from "./layout.ts";
import type { OperationView } from "./model/operations.ts";
import { wordsOf, type Difference, type SourceInfo, type Sources } from "./model/sources.ts";
import { methodAndPath, operationPath } from "./operation-links.ts";

export const coveragePath = "coverage/";

/** The page about which operations the contract has, and how it follows its sources. All of it comes from data. */
export function coveragePage(contract: Contract): Page | undefined {
  const { sources, operations } = contract;
  if (sources === undefined) return undefined;
  const calls = operations.filter(({ kind }) => kind === "operation");
  const known = Object.entries(sources.operations);
  const described = known.filter(([, one]) => one.described !== false);
  const left = known.filter(([, one]) => one.described === false);
  const more = calls.filter((one) => sources.operations[`${one.method} ${one.path}`] === undefined);
  const followed = sources.differences.filter((one) => one.followed);
  const title = "What this contract covers";
  return {
    path: coveragePath,
    title,
    description: `${described.length} of the ${known.length} operations of the API, and what the contract follows of its sources.`,
    sheets: ["operation"],
    json: "sources.json",
    body: html`<p class="crumb"><a href="../operations/">Operations</a></p>
<h1>${title}</h1>
<p class="lead">The contract has ${described.length} of the ${known.length} operations in the operator's own document. It follows ${followed.length} facts about them and explains every other one.</p>
<p>A test checks each fact on this page against the contract. <a href="../guides/what-is-documented/">What is documented</a> explains the marks.</p>
<h2 id="sources">Sources</h2>
<ul>${Object.values(sources.sources).map(
      (one) => html`<li>${source(one)}</li>
`,
    )}</ul>
<h2 id="operations">Operations</h2>
${tagsOf(calls).map((tag) => byTag(tag, calls))}
${
  left.length > 0 &&
  html`<h2 id="left-out">Left out</h2><ul>${left.map(
    ([name, { why = "" }]) => html`<li><code>${breakable(name)}</code> ${prose(why)}</li>
`,
  )}</ul>`
}
${
  more.length > 0 &&
  html`<h2 id="more">In no source</h2><ul class="many">${more.map(
    (one) => html`<li>${linkTo(one)}</li>
`,
  )}</ul>`
}
<h2 id="remarks">Remarks</h2>
<ul>${remarks(calls, sources).map(
      (one) => html`<li>${one}</li>
`,
    )}</ul>
<h2 id="not-followed">Not followed</h2>
<ul>${sources.differences
      .filter((one) => !one.followed)
      .map(
        (
          one,
        ) => html`<li>${subject(one, calls)} ${words(one)} in ${says(one, sources)}. ${prose(one.why ?? "")}</li>
`,
      )}</ul>
<h2 id="followed">Followed</h2>
${calls.map((one) => facts(one, followed, sources))}`,
  };
}

function source({ description, date, url, repository, commit, path }: SourceInfo): Html {
  const text = html`${description}${date !== undefined && ` ${date}.`}`;
  if (url !== undefined) return html`<a href="${url}">${text}</a>`;
  if (repository === undefined) return text;
  return html`${text} <code>${breakable(`${repository}/${path ?? ""}`)}</code>, commit <code>${commit?.slice(0, 7)}</code>.`;
}

function tagsOf(operations: readonly OperationView[]): string[] {
  return [...new Set(operations.map(({ tag }) => tag))];
}

function byTag(tag: string, all: readonly OperationView[]): Html {
  return html`<h3>${tag === "" ? "Other" : tag}</h3>
<ul class="many">${all
    .filter((one) => one.tag === tag)
    .map(
      (one) => html`<li>${linkTo(one)}</li>
`,
    )}</ul>`;
}

function linkTo(one: OperationView): Html {
  return html`<a href="../${operationPath(one)}">${one.summary}</a> ${methodAndPath(one, breakable)}`;
}

/** Statuses that no source lists, and other remarks about an operation. */
function remarks(calls: readonly OperationView[], { assumptions, operations }: Sources): Html[] {
  return calls.flatMap((one) => {
    const { note } = operations[`${one.method} ${one.path}`] ?? {};
    const own = assumptions.filter(({ operation }) => operation === one.id);
    return [
      ...own.map(({ status, why }) => html`status ${status} is ${new Html(assumptionBadge)}. ${prose(why)}`),
      ...(note === undefined ? [] : [prose(note)]),
    ].map((text) => html`<a href="../${operationPath(one)}">${one.summary}</a>: ${text}`);
  });
}

function facts(one: OperationView, followed: readonly Difference[], sources: Sources): Html | false {
  const own = followed.filter(({ operation }) => operation === one.id);
  return (
    own.length > 0 &&
    html`<h3><a href="../${operationPath(one)}">${one.summary}</a></h3>
<ul>${own.map(
      (
        fact,
      ) => html`<li>${place(fact)} ${words(fact)}${fact.source !== "operator-document" && html` (${says(fact, sources)})`}</li>
`,
    )}</ul>`
  );
}

function subject(fact: Difference, operations: readonly OperationView[]): Html {
  const one = operations.find(({ id }) => id === fact.operation);
  return html`${one ? html`<a href="../${operationPath(one)}">${one.summary}</a>` : fact.operation}: ${place(fact)}`;
}

function place({ at }: Difference): Html {
  return at === "status" ? html`status` : html`<code>${breakable(at)}</code>`;
}

function words({ fact }: Difference): string {
  return wordsOf(fact);
}

/** The source, as part of a sentence. */
function says({ source: name }: Difference, { sources }: Sources): string {
  const { description = name } = sources[name] ?? {};
  const known: Readonly<Record<string, string>> = {
    "operator-document": "the operator's document",
    "error-guide": "the error guide",
    "errors-page": "the errors page",
    "public-code": "public code",
  };
  return known[name] ?? description;
}

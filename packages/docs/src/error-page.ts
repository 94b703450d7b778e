import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, statusLine, type Contract } from "./contract.ts";
import { exampleTabs, fields, handling, listOf } from "./error-parts.ts";
import { html, paragraphs, prose, type Html } from "./html.ts";
import { breakable, type Page } from "./layout.ts";
import { makeItHappen } from "./make-it-happen.ts";
import { operationPath } from "./operation-links.ts";
import { relatedErrors } from "./related-errors.ts";
import type { Release } from "./releases.ts";
import { retryLabel } from "./retry.ts";

/** What an error's page shows besides the catalogue. */
export interface Besides {
  readonly picture: Html | false;
  /** The releases that changed the error, newest first. */
  readonly changes: readonly Release[];
  /** The day of the last change to its file, in a publication. */
  readonly changed?: string;
}

/** The page of one error. */
export function errorPage(entry: ErrorEntry, contract: Contract, besides: Besides): Page {
  const { code, status, title, meaning, cause, fix, retry, actor, sideEffects, schema } = entry;
  const { glossary } = contract;
  const who = actor === undefined ? undefined : glossary.actor[actor];
  const effects = sideEffects === undefined ? undefined : glossary.sideEffects[sideEffects];
  const description = `HTTP ${status}. ${meaning.replaceAll("`", "").replaceAll(/\s+/g, " ")}`;
  return {
    path: entry.docsPath.slice(1),
    title: `${nameOf(entry)}: ${title}`,
    description,
    sheets: ["list", "error", ...(besides.picture === false ? [] : ["quota" as const])],
    json: `errors/${code ?? status}.json`,
    source: `openapi/errors/${schema}.yaml`,
    data: {
      "@type": "TechArticle",
      headline: title,
      about: nameOf(entry),
      ...(besides.changed && { dateModified: besides.changed }),
    },
    body: html`<p class="crumb"><a href="../">Errors</a> / <a href="../#s${status}">${status}</a></p>
<h1>${code === null ? nameOf(entry) : html`<code>${breakable(code)}</code>`}</h1>
<p class="lead">${title}</p>
<p class="verdict"><span>HTTP ${statusLine(status)}</span> ${retryLabel(retry)}</p>
<div class="fix"><h2 id="fix">How to fix it</h2>
${paragraphs(fix)}${who === undefined ? "" : html`<p>Who can fix it: ${lowerFirst(who)}</p>`}</div>
<h2 id="example">Example</h2>
${exampleTabs(entry)}
<h2 id="why">Why it happens</h2>
${paragraphs(meaning)}
${paragraphs(cause)}
${besides.picture}
<p>${prose(glossary.retry[retry])} <a href="../../guides/retries-and-idempotency/#${retry}">More about retries</a></p>
${effects === undefined ? "" : html`<p>${prose(effects)}</p>`}
${fields(entry)}
${handling(entry, contract)}
${makeItHappen(entry, contract)}
${relatedErrors(entry, contract)}
${returnedBy(entry, contract)}
${origin(entry, contract, besides)}`,
  };
}

/** The operations that return the error. If there are many, only their names. */
function returnedBy({ operations }: ErrorEntry, contract: Contract): Html {
  const all = contract.operations.filter(({ kind }) => kind === "operation").length;
  const isShort = operations.length <= 6;
  return html`<h2 id="operations">Returned by</h2>
${operations.length === all && html`<p>Every operation returns this error.</p>`}
<ul class="many">${operations.map(
    ({ operationId, summary, method, path }) =>
      html`<li><a href="../../${operationPath({ kind: "operation", id: operationId })}">${summary || operationId}</a>${isShort && html` <code>${method} ${path}</code>`}</li>
`,
  )}</ul>`;
}

/** The source of the error, its first version, and who wrote its texts. */
function origin(entry: ErrorEntry, contract: Contract, { changes, changed }: Besides): Html {
  const { source, sourceUrl, since, schema, renamedFrom = [] } = entry;
  const [last] = changes;
  return html`<h2 id="source">Source</h2>
<p>${prose(contract.glossary.source[source])}${sourceUrl && html` <a href="${sourceUrl}">Open the published page</a>.`} ${source !== "project" && html`The cause, the fix, and the retry advice are <a class="ours" href="@assumptions">our assumption</a>.`}</p>
<p>In this contract since version ${since}.${
    last && html` Last change: <a href="../../changelog/#v${last.version}">${last.version}</a>.`
  }${changed && html` Page updated <time>${changed}</time>.`}${
    renamedFrom.length > 0 &&
    html` It was called ${listOf(renamedFrom.map((name) => html`<code>${name}</code>`))} before.`
  }</p>
<p><a href="../../reference/#/error-schemas/${schema.toLowerCase()}">Schema</a></p>`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

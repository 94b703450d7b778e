import type { ErrorEntry, Example, Member, OperationReference } from "../../../scripts/lib/error-model.ts";
import { nameOf, statusLine, type Contract } from "./contract.ts";
import { html, paragraphs, prose, type Html } from "./html.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import { makeItHappen } from "./make-it-happen.ts";
import { samplesOf } from "./samples.ts";

/** The page of one error. */
export function errorPage(entry: ErrorEntry, contract: Contract): Page {
  const { code, status, title, meaning, cause, fix, retry, source, since, schema } = entry;
  const { glossary } = contract;
  return {
    path: entry.docsPath.slice(1),
    title: `${nameOf(entry)}: ${title}`,
    description: `HTTP ${status}. ${meaning.replaceAll("`", "").replaceAll(/\s+/g, " ")}`,
    body: html`<p class="crumb"><a href="../">Errors</a> / <a href="../#s${status}">${status}</a></p>
<h1>${code === null ? nameOf(entry) : html`<code>${breakable(code)}</code>`}</h1>
<p class="lead">${title}</p>
<ul class="tags"><li>HTTP ${statusLine(status)}</li><li>Retry: ${retry}</li><li>Since ${since}</li></ul>
${paragraphs(meaning)}
<h2 id="why">Why</h2>
${paragraphs(cause)}
<h2 id="fix">What to do</h2>
<div class="fix">${paragraphs(fix)}</div>
<h2 id="retry">Can a retry help?</h2>
<p><strong>${retry}</strong>: ${prose(glossary.retry[retry])} <a href="../../guides/retries-and-idempotency/#${retry}">More about retries</a>.</p>
${fields(entry)}
<h2 id="example">Example</h2>
${entry.examples.map(example)}
${handling(entry, contract)}
${makeItHappen(entry, contract)}
<h2 id="operations">Returned by</h2>
<ul class="many">${entry.operations.map(
      (
        operation,
      ) => html`<li><a href="../../reference/${referenceHash(operation)}">${operation.summary || operation.operationId}</a> <code>${operation.method} ${operation.path}</code></li>
`,
    )}</ul>
<h2 id="source">Where it is documented</h2>
<p>${glossary.source[source]} In this contract since version ${since}.${renamed(entry)}</p>
<p><a href="../../reference/#/error-schemas/${schema.toLowerCase()}">Its schema in the reference</a> · <a href="../${code ?? status}.json">This page as JSON</a></p>`,
  };
}

function renamed({ renamedFrom = [] }: ErrorEntry): Html | false {
  return (
    renamedFrom.length > 0 &&
    html` It was called ${listOf(renamedFrom.map((name) => html`<code>${name}</code>`))} before.`
  );
}

/** Where Redoc shows an operation. */
export function referenceHash({ tag, operationId }: Pick<OperationReference, "tag" | "operationId">): string {
  return tag === "" ? "" : `#/${tag.toLowerCase()}/${operationId.toLowerCase()}`;
}

function fields({ members, variants }: ErrorEntry): Html | false {
  if (members.length === 0 && variants.length === 0) return false;
  return html`<h2 id="fields">Fields beside the envelope</h2>
${membersList(members)}
${variants.map(
  // A variant may narrow a member that is described above already; its list leaves that out.
  ({ title, members, absent }) => html`<h3>Variant: ${title}</h3>
${absent.length > 0 && html`<p>Never with ${listOf(absent.map((name) => html`<code>${name}</code>`))}.</p>`}
${membersList(members.filter(({ description }) => description !== ""))}`,
)}`;
}

function membersList(members: readonly Member[]): Html | false {
  if (members.length === 0) return false;
  return html`<dl>${members.map(
    ({ name, types, format, required, description }) => html`
<dt><code>${name}</code> <span>${types.join(" or ")}${format && html` (${format})`}${!required && ", perhaps absent"}</span></dt><dd>${prose(description)}</dd>`,
  )}
</dl>`;
}

function listOf(items: readonly Html[]): Html {
  return html`${items.map((item, index) => html`${index > 0 && ", "}${item}`)}`;
}

function example({ body, variant, source }: Example): Html {
  return html`${variant && html`<h3>${variant}</h3>`}
${codeBlock(`Example body${variant ? `: ${variant}` : ""}`, "json", JSON.stringify(body, undefined, 2))}
${source === "project" && html`<p class="note">The wording of this example is ours; none is published.</p>`}`;
}

function handling(entry: ErrorEntry, contract: Contract): Html | false {
  const samples = samplesOf(entry, contract);
  if (samples === undefined) return false;
  return html`<h2 id="handle">Handle it</h2>
<h3>With the typed client</h3>
${codeBlock("Handling it with the typed client", "ts", samples.client)}
<h3>With fetch</h3>
${codeBlock("Handling it with fetch", "ts", samples.fetch)}
<h3>With curl</h3>
${codeBlock("Handling it with curl", "bash", samples.curl)}`;
}

import type { ErrorEntry, Example, Member, OperationReference } from "../lib/error-model.ts";
import { nameOf, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { codeBlock, paragraphs, type Page } from "./layout.ts";
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
    body: html`<p><a href="../">Errors</a></p>
<h1>${code === null ? nameOf(entry) : html`<code>${code}</code>`}</h1>
<p class="lead">${title}. HTTP status ${status}.</p>
${paragraphs(meaning)}
<h2 id="why">Why</h2>
${paragraphs(cause)}
<h2 id="fix">What to do</h2>
${paragraphs(fix)}
<h2 id="retry">Can a retry help?</h2>
<p><strong>${retry}</strong>: ${prose(glossary.retry[retry])} <a href="../../guides/retries-and-idempotency/">More about retries</a>.</p>
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
<p>${glossary.source[source]} In this contract since version ${since}.</p>
<p><a href="../../reference/#/error-schemas/${schema.toLowerCase()}">Its schema in the reference</a> · <a href="../${code ?? status}.json">this page as JSON</a></p>`,
  };
}

/** Where Redoc shows an operation. */
export function referenceHash({ tag, operationId }: Pick<OperationReference, "tag" | "operationId">): string {
  return tag === "" ? "" : `#/${tag.toLowerCase()}/${operationId.toLowerCase()}`;
}

function fields({ members, variants }: ErrorEntry): Html | false {
  if (members.length === 0 && variants.length === 0) return false;
  return html`<h2 id="fields">Fields beside the envelope</h2>
${members.length > 0 && membersTable(members, "in every case")}
${variants.map(
  // A variant may narrow a member that is described above already; its table leaves that out.
  ({ title, members, absent }) => html`<h3>${title}</h3>
${membersTable(
  members.filter(({ description }) => description !== ""),
  title,
)}
${absent.length > 0 && html`<p>Never with ${absent.map((name, index) => html`${index > 0 && ", "}<code>${name}</code>`)}.</p>`}`,
)}`;
}

function membersTable(members: readonly Member[], caption: string): Html | false {
  if (members.length === 0) return false;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Fields, ${caption}"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${members.map(
    ({ name, types, format, required, description }) => html`
<tr><th scope="row"><code>${name}</code></th><td>${types.join(" or ")}${format && html` (${format})`}${!required && html`, perhaps absent`}</td><td>${prose(description)}</td></tr>`,
  )}
</tbody></table></div>`;
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

import type { Contract } from "./contract.ts";
import { html, type Html } from "./html.ts";
import { exampleCode } from "./guides/links.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import type { Guide } from "./guides/index.ts";
import { basePathOf } from "./settings.ts";

/** The front page. */
export function landingPage(contract: Contract, guides: readonly Guide[]): Page {
  const { version, errors, operations } = contract;
  const coded = errors.filter(({ code }) => code !== null);
  return {
    path: "",
    title: "Messaging API error contract",
    description: `The ${coded.length} error codes of a messaging API for iMessage, SMS, and RCS: what each one means and how to fix it.`,
    sheets: ["home", "search"],
    data: { "@type": "WebSite", name: "Messaging API error contract", url: `${contract.siteUrl}/` },
    wide: true,
    body: html`<div class="hero"><div><h1>What failed, and how to fix it</h1>
<p class="lead">Every error of a messaging API for iMessage, SMS, and RCS: what it means, how to fix it, whether to retry, and a sandbox to try it in.</p>
<p><a class="go" href="errors/">Find an error</a> <a href="guides/quick-start/">Quick start</a></p></div>
<div>${example(contract)}</div></div>
${pasteBox()}
<h2 id="codes">Error codes</h2>
<ul class="grid">${coded.map(({ code, status, title }) => html`<li><a href="errors/${code}/"><code>${breakable(code ?? "")}</code></a> ${status} · ${title}</li>`)}</ul>
<p>Errors without a code are identified by their <a href="errors/">status</a>.</p>
<h2 id="guides">Guides</h2>
<ul class="grid">${guides.map(({ slug, title, description }) => html`<li><a href="guides/${slug}/">${title}</a> ${description}</li>`)}</ul>
<h2 id="reference">Reference</h2>
<ul class="grid">
<li><a href="operations/">Operations</a> ${operations.length} operations and events, each on its own page.</li>
${
  contract.sources !== undefined &&
  html`<li><a href="coverage/">What this contract covers</a> Operations and sources, fact by fact.</li>
`
}<li><a href="reference/">Interactive reference</a> The whole contract on one page.</li>
<li><a href="rules/">Lint rules</a> Spectral rules for any API whose errors have codes.</li>
<li><a href="changelog/">Changelog</a> New and changed codes. This is version ${version}.</li>
<li><a href="openapi.yaml">OpenAPI document</a> YAML, or <a href="openapi.json">JSON</a>.</li>
<li><a href="errors.json">Error catalogue</a> JSON, with a <a href="errors.schema.json">schema</a>. For language models, there is <a href="llms.txt">llms.txt</a>.</li>
</ul>`,
  };
}

function example(contract: Contract): Html {
  const shown = exampleCode(contract);
  return html`${codeBlock("An error", "json", JSON.stringify(shown.examples[0]?.body, undefined, 2))}
<p class="note">This is <a href="errors/${shown.code}/">${breakable(shown.code)}</a>.</p>`;
}

/** The box that recognizes a pasted response. It's visible only if scripts run. */
function pasteBox(): Html {
  return html`<form id="paste" hidden><label for="pasted"><b>Paste what you got</b></label>
<textarea id="pasted" rows="3" spellcheck="false" autocomplete="off" placeholder="A response body, a log line, a stack trace, or a message"></textarea>
<button class="go">Find its page</button> <span class="note">Nothing leaves your browser.</span>
<div id="recognised" role="status"></div></form>`;
}

/** The list of the guides. */
export function guidesPage(guides: readonly Guide[]): Page {
  return {
    path: "guides/",
    title: "Guides",
    description: "Get started, handle errors, retry safely, stay within limits, and test your program.",
    sheets: ["home"],
    wide: true,
    body: html`<h1>Guides</h1>
<p class="lead">From your first message to safe retries.</p>
<ul class="grid">${guides.map(({ slug, title, description }) => html`<li><a href="${slug}/">${title}</a> ${description}</li>`)}</ul>`,
  };
}

/** The page of the search form. */
export function searchPage(): Page {
  return {
    path: "search/",
    title: "Search",
    description: "Search errors, guides, operations, schemas, lint rules, and the changelog.",
    sheets: ["list", "search", "error"],
    body: html`<h1>Search</h1>
<noscript><p>Search needs JavaScript. You can read <a href="../errors/">all errors</a> and <a href="../operations/">all operations</a> without it.</p></noscript>
<div id="recognised" role="status"></div>
<p id="found" role="status"></p>
<ol id="results" class="list"></ol>`,
  };
}

/** Older programs can still link to the page of a retired code. */
export function retiredPage(code: string): Page {
  return {
    path: `errors/${code}/`,
    title: `${code}: retired`,
    description: `The API no longer returns the code ${code}.`,
    body: html`<p class="crumb"><a href="../">Errors</a></p>
<h1><code>${breakable(code)}</code></h1>
<p class="lead">Retired: the API no longer returns this code.</p>
<p>You can remove the code from your program. It will not come back with another meaning. See <a href="../">all current errors</a> and the <a href="../../changelog/">changelog</a>.</p>`,
  };
}

/** The text of the 404 page. */
export function notFound(siteUrl: string): Html {
  const root = basePathOf(siteUrl);
  return html`<p class="crumb">404</p>
<h1>Page not found</h1>
<p class="lead">There is nothing at this address.</p>
<p>If you were looking for an error, find its code in <a href="${root}errors/">all errors</a>, or use the search above. An error that is newer than this site has no page yet. See <a href="${root}guides/handling-errors/#new">how to handle new codes</a>.</p>`;
}

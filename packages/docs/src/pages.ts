import type { Contract } from "./contract.ts";
import { html, type Html } from "./html.ts";
import { exampleCode } from "./guides/links.ts";
import { breakable, codeBlock, type Page } from "./layout.ts";
import type { Guide } from "./guides/index.ts";

/** The front page. */
export function landingPage(contract: Contract, guides: readonly Guide[]): Page {
  const { version, errors } = contract;
  const coded = errors.filter(({ code }) => code !== null);
  const shown = exampleCode(contract);
  return {
    path: "",
    title: "Messaging API error contract",
    description: `What a messaging API answers when something fails: ${coded.length} error codes, when each happens, and what to do.`,
    wide: true,
    body: html`<div class="hero"><div><h1>What just failed, and what to do about it</h1>
<p class="lead">Every error of a messaging API for iMessage, SMS and RCS: why it happens, how to mend it, whether a retry can help, and a sandbox in which it really happens.</p>
<p><a class="go" href="errors/">Find an error</a> <a href="guides/quick-start/">Quick start</a></p></div>
<div>${codeBlock("An error", "json", JSON.stringify(shown.examples[0]?.body, undefined, 2))}
<p class="note">This is <a href="errors/${shown.code}/">${breakable(shown.code)}</a>.</p></div></div>
<h2 id="codes">Error codes</h2>
<ul class="grid">${coded.map(({ code, status, title }) => html`<li><a href="errors/${code}/"><code>${breakable(code ?? "")}</code></a> ${status} · ${title}</li>`)}</ul>
<p><a href="errors/">Errors without a code</a> are known by their status.</p>
<h2 id="guides">Guides</h2>
<ul class="grid">${guides.map(({ slug, title, description }) => html`<li><a href="guides/${slug}/">${title}</a> ${description}</li>`)}</ul>
<h2 id="reference">Reference</h2>
<ul class="grid">
<li><a href="reference/">API reference</a> Every operation, its parameters, answers and errors.</li>
<li><a href="rules/">Lint rules</a> What holds such a contract together, for Spectral.</li>
<li><a href="changelog/">Changelog</a> Which codes came and changed. This is version ${version}.</li>
<li><a href="openapi.yaml">OpenAPI document</a> In YAML, or in <a href="openapi.json">JSON</a>.</li>
<li><a href="errors.json">Error catalogue</a> As JSON, with <a href="errors.schema.json">its schema</a>. Language models may like <a href="llms.txt">llms.txt</a>.</li>
</ul>`,
  };
}

/** The list of the guides. */
export function guidesPage(guides: readonly Guide[]): Page {
  return {
    path: "guides/",
    title: "Guides",
    description: "How to begin with the API, handle its errors, retry safely, stay within limits, and test.",
    wide: true,
    body: html`<h1>Guides</h1>
<p class="lead">From the first message to the last retry, in the order in which a newcomer needs them.</p>
<ul class="grid">${guides.map(({ slug, title, description }) => html`<li><a href="${slug}/">${title}</a> ${description}</li>`)}</ul>`,
  };
}

/** Where the search form of every page leads. */
export function searchPage(): Page {
  return {
    path: "search/",
    title: "Search",
    description: "Search the errors, the guides and the operations.",
    body: html`<h1>Search</h1>
<noscript><p>Searching needs JavaScript. <a href="../errors/">Every error</a> can be read without it.</p></noscript>
<p id="found" role="status"></p>
<ol id="results" class="list"></ol>`,
  };
}

/** Programs that are older than this site may still lead to the page of a code that the API has given up. */
export function retiredPage(code: string): Page {
  return {
    path: `errors/${code}/`,
    title: `${code}: retired`,
    description: `The API has given up the code ${code}, and no longer answers it.`,
    body: html`<p class="crumb"><a href="../">Errors</a></p>
<h1><code>${breakable(code)}</code></h1>
<p class="lead">Retired: the API has given up this code, and no longer answers it.</p>
<p>A program may keep its case for it, or drop it. The code will not come back with another meaning. <a href="../">Every error</a> is listed as it is now, and the <a href="../../changelog/">changelog</a> says what became of others.</p>`,
  };
}

/** The text that a server shows for an address that does not exist. */
export function notFound(root: string): Html {
  return html`<p class="crumb">404</p>
<h1>Page not found</h1>
<p class="lead">There is nothing at this address.</p>
<p>If it was the page of an error, look for its code among <a href="${root}/errors/">all errors</a>, or search above. An error that is newer than this site has no page yet; <a href="${root}/guides/handling-errors/">how to handle errors</a> says what to do with it.</p>`;
}

import type { Contract } from "./contract.ts";
import { html } from "./html.ts";
import type { Page } from "./layout.ts";
import type { Guide } from "./guides/index.ts";

/** The front page. */
export function landingPage({ version, errors }: Contract): Page {
  const coded = errors.filter(({ code }) => code !== null).length;
  return {
    path: "",
    title: "Messaging API error contract",
    description: `What a messaging API answers when something fails: ${coded} error codes, when each happens, and what to do.`,
    body: html`<h1>Messaging API error contract</h1>
<p class="lead">What a messaging API for iMessage, SMS and RCS answers when something fails: ${coded} error codes, when each happens, and what to do about it.</p>
<p class="note">This is an independent, <strong>unofficial</strong> contract, written from public documentation. Version ${version}.</p>
<ul class="cards">
<li><a href="errors/">Errors</a> Every code, with its cause and its fix.</li>
<li><a href="guides/">Guides</a> From the first message to the last retry.</li>
<li><a href="reference/">API reference</a> Every operation, its parameters, answers and errors.</li>
<li><a href="rules/">Lint rules</a> What holds such a contract together, for Spectral.</li>
<li><a href="changelog/">Changelog</a> Which codes came and changed.</li>
<li><a href="openapi.yaml">OpenAPI document</a> in YAML, or in <a href="openapi.json">JSON</a>; the <a href="errors.json">error catalogue</a> and <a href="llms.txt">llms.txt</a> for programs.</li>
</ul>`,
  };
}

/** The list of the guides. */
export function guidesPage(guides: readonly Guide[]): Page {
  return {
    path: "guides/",
    title: "Guides",
    description: "How to begin with the API, handle its errors, retry safely, stay within limits, and test.",
    body: html`<h1>Guides</h1>
<ul class="cards">${guides.map(({ slug, title, description }) => html`<li><a href="${slug}/">${title}</a> ${description}</li>`)}</ul>`,
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

/** The text that a server shows for an address that does not exist. */
export const notFound = html`<h1>Page not found</h1>
<p>There is nothing at this address. The errors are listed under <code>errors/</code> of this site.</p>`;

import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import { breakable, type Page } from "./layout.ts";
import { newestFirst, type Change, type Releases } from "./releases.ts";

/**
 * The changes by version: new errors, the errors that its changesets name, and the texts of the changesets. If no
 * release has the contract's version, it is the next one, and the pending changesets belong to it.
 */
export function changelogPage({ released, pending }: Releases, contract: Contract): Page {
  const known = new Set(released.map(({ version }) => version));
  const listed = [...new Set(contract.errors.map(({ since }) => since))].sort(newestFirst);
  const next = listed.filter((version) => !known.has(version));
  return {
    path: "changelog/",
    title: "Changelog",
    description: "New and changed error codes, and the changes of each release.",
    body: html`<h1>Changelog</h1>
<p class="lead">New and changed errors, and the other changes of each version.</p>
<p><a href="../changelog.atom">Follow it as an Atom feed</a></p>
${(next.length > 0 || pending.length > 0) && html`<h2 id="next">${next.length > 0 ? `${next.join(", ")}, not released yet` : "Next release"}</h2>${contents(contract, next, pending)}`}
${released.map(({ version, changes }) => html`<h2 id="v${version}">${version}</h2>${contents(contract, [version], changes)}`)}`,
  };
}

function contents({ errors }: Contract, versions: readonly string[], changes: readonly Change[]): Html {
  const came = errors.filter(({ since }) => versions.includes(since));
  const named = errors.filter(({ code }) => changes.some(({ text }) => text.includes(`\`${code}\``)));
  return html`${list("New errors", came)}
${list(
  "Changed errors",
  named.filter((entry) => !came.includes(entry)),
)}
${
  changes.length > 0 &&
  html`<h3>Changes</h3>
<ul>${changes.map(({ text, packages }) => html`<li>${linked(text, errors)} <span class="note">${packages.join(", ")}</span></li>`)}</ul>`
}`;
}

function list(title: string, errors: readonly ErrorEntry[]): Html | false {
  if (errors.length === 0) return false;
  return html`<h3>${title}</h3>
<ul>${errors.map((entry) => html`<li>${linkTo(entry)}: ${entry.title}</li>`)}</ul>`;
}

/** The text of a change, in which every code links to its page. */
function linked(text: string, errors: readonly ErrorEntry[]): Html {
  const parts = text.split(/(`[^`]+`)/).map((part) => {
    const entry = errors.find(({ code }) => code !== null && part === `\`${code}\``);
    return entry ? linkTo(entry) : prose(part);
  });
  return html`${parts}`;
}

function linkTo(entry: ErrorEntry): Html {
  return html`<a href="..${entry.docsPath}">${breakable(nameOf(entry))}</a>`;
}

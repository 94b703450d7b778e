import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nameOf, type Contract } from "./contract.ts";
import { html, prose, type Html } from "./html.ts";
import type { Page } from "./layout.ts";

/** What changed: errors by the version that listed them first, the next release, and the packages' own changelogs. */
export async function changelogPage(root: string, contract: Contract): Promise<Page> {
  const pending = await filesOf(root, ".changeset/*.md");
  const released = await filesOf(root, "packages/*/CHANGELOG.md");
  return {
    path: "changelog/",
    title: "Changelog",
    description: "Which error codes came and changed, and what each release of the packages brought.",
    body: html`<h1>Changelog</h1>
<h2 id="codes">Errors by version of the contract</h2>
${errorsByVersion(contract)}
${pending.length > 0 && html`<h2 id="next">Next release</h2><ul>${pending.map((text) => html`<li>${prose(withoutFrontMatter(text))}</li>`)}</ul>`}
${released.map(changelog)}`,
  };
}

function errorsByVersion({ errors }: Contract): Html[] {
  const versions = [...new Set(errors.map(({ since }) => since))].sort(newestFirst);
  return versions.map(
    (version) => html`<h3>${version}</h3>
<ul>${errors
      .filter(({ since }) => since === version)
      .map(
        (entry) => html`<li><a href="..${entry.docsPath}">${nameOf(entry)}</a>: ${entry.title}</li>`,
      )}</ul>`,
  );
}

/** A changelog as Changesets writes it: headings, and lists whose items may go on in the next lines. */
function changelog(text: string): Html {
  const blocks = text.trim().split(/\n(?=#|- )|\n{2,}/);
  return html`${blocks.map((block) => {
    const [, marks = "", heading = ""] = /^(#+) (.*)/.exec(block) ?? [];
    if (marks.length === 1) return html`<h2>${heading}</h2>`;
    if (marks !== "") return marks.length === 2 ? html`<h3>${heading}</h3>` : html`<h4>${heading}</h4>`;
    return html`<p>${prose(block.replace(/^- /, ""))}</p>`;
  })}`;
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n.*?\n---\n/s, "").trim();
}

async function filesOf(root: string, pattern: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of glob(pattern, { cwd: root })) names.push(name);
  return Promise.all(names.sort().map((name) => readFile(join(root, name), "utf8")));
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeScripts, makeStyle, makeThemeScript } from "./assets.ts";
import { cataloguePage } from "./catalogue-page.ts";
import { changelogPage } from "./changelog-page.ts";
import { nameOf, readContract, type Contract } from "./contract.ts";
import { errorPage } from "./error-page.ts";
import { makeGuides, type Guide } from "./guides/index.ts";
import { icon, render, renderMissing, renderRedirect, type Frame, type Page } from "./layout.ts";
import { machineFiles } from "./machine.ts";
import { guidesPage, landingPage, notFound, retiredPage, searchPage } from "./pages.ts";
import { referenceDocument } from "./reference-document.ts";
import { makeReference } from "./reference.ts";
import { rulesPage } from "./rules-page.ts";
import { searchIndex } from "./search-index.ts";
import { paths } from "../../../scripts/lib/paths.ts";
import type { Outputs } from "../../../scripts/lib/step.ts";

/** Makes the documentation site: pages for errors and guides, what programs read, and the Redoc reference. */
export async function makeDocs(root: string): Promise<Outputs> {
  const contract = await readContract(root);
  const [style, themeScript, scripts] = await Promise.all([
    makeStyle("style.css"),
    makeThemeScript(),
    makeScripts(),
  ]);
  const frame: Frame = { siteUrl: contract.siteUrl, style, themeScript };
  const guides = makeGuides(contract);
  const pages = [...pagesOf(contract, guides), await changelogPage(root, contract)];
  const reference = await makeReference(referenceDocument(contract), frame);
  const site = new Map<string, string | Uint8Array>([
    ...pages.map((page) => [`${page.path}index.html`, render(page, frame)] as const),
    ...redirects(contract),
    ["404.html", renderMissing("Page not found", notFound(contract.siteUrl), frame)],
    ["icon.svg", icon],
    ["openapi.json", await readFile(join(root, paths.bundleJson))],
    ["openapi.yaml", await readFile(join(root, paths.bundleYaml))],
    ["search.json", JSON.stringify(searchIndex(contract, guides))],
    ...machineFiles(contract, pages),
    ...scripts,
    ...[...reference].map(([name, content]) => [`reference/${name}`, content] as const),
  ]);
  return new Map([...site].map(([path, content]) => [`${paths.site}/${path}`, content]));
}

function pagesOf(contract: Contract, guides: readonly Guide[]): Page[] {
  return [
    landingPage(contract, guides),
    cataloguePage(contract),
    ...contract.errors.map((entry) => errorPage(entry, contract)),
    ...(contract.document.info["x-retired-codes"] ?? []).map(retiredPage),
    guidesPage(guides),
    ...guides.map((guide) => ({ ...guide, path: `guides/${guide.slug}/` })),
    rulesPage(),
    searchPage(),
  ];
}

/** Somebody may have kept the address of a code's former name. */
function redirects({ errors, siteUrl }: Contract): [string, string][] {
  return errors.flatMap((entry) =>
    (entry.renamedFrom ?? []).map((former): [string, string] => {
      const path = `errors/${former}/`;
      return [`${path}index.html`, renderRedirect(path, entry.docsPath.slice(1), nameOf(entry), siteUrl)];
    }),
  );
}

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { makeScripts, makeStyle, makeThemeScript } from "./assets.ts";
import { atomFeed } from "./atom.ts";
import { cataloguePage } from "./catalogue-page.ts";
import { changelogPage } from "./changelog-page.ts";
import { nameOf, readContract, type Contract } from "./contract.ts";
import { errorPage } from "./error-page.ts";
import { languagesPage } from "./error-parts.ts";
import { makeGuides, type Guide } from "./guides/index.ts";
import { lastChanges, releaseDates } from "./history.ts";
import { icon, render, renderMissing, renderRedirect, type Frame, type Page, type Sheet } from "./layout.ts";
import { machineFiles } from "./machine.ts";
import { markdownOf } from "./markdown.ts";
import { operationPage } from "./operation-page.ts";
import { operationsPage } from "./operations-page.ts";
import { guidesPage, landingPage, notFound, retiredPage, searchPage } from "./pages.ts";
import { quotaPicture } from "./quota-picture.ts";
import { referenceDocument } from "./reference-document.ts";
import { makeReference } from "./reference.ts";
import { readReleases, type Releases } from "./releases.ts";
import { rulesPage } from "./rules-page.ts";
import { linkedSchemas, schemaPage } from "./schema-page.ts";
import { searchIndex } from "./search-index.ts";
import { coveragePage } from "./coverage-page.ts";
import { docs, paths, type Outputs } from "./files.ts";

/**
 * Makes the documentation site: pages for errors, operations, and guides, files for programs, and the Redoc
 * reference.
 */
export async function makeDocs(root: string): Promise<Outputs> {
  const contract = await readContract(root);
  const [frame, scripts, releases] = await Promise.all([
    makeFrame(contract),
    makeScripts(),
    readReleases(root),
  ]);
  const guides = makeGuides(contract);
  const pages = [
    ...fixedPages(contract, guides, releases),
    ...(await errorPages(root, contract, releases)),
    ...contract.errors.flatMap((entry) => languagesPage(entry, contract) ?? []),
    ...contract.operations.map((operation) => operationPage(operation, contract)),
    ...[...linkedSchemas(contract)].map((name) => schemaPage(name, contract)),
  ];
  const dates = contract.settings.publication ? await releaseDates(root) : undefined;
  const reference = await makeReference(referenceDocument(contract), frame);
  const site = new Map<string, string | Uint8Array>([
    ...pages.flatMap((page) => filesOf(page, frame)),
    ...redirects(contract),
    ["404.html", renderMissing("Page not found", notFound(contract.siteUrl), frame)],
    ["icon.svg", icon],
    ["share.png", await readFile(join(docs, "theme/share.png"))],
    ...(await documents(root)),
    ["search.json", JSON.stringify(searchIndex(contract, guides, releases))],
    ["changelog.atom", atomFeed(releases, contract.siteUrl, dates)],
    ...machineFiles(contract, pages),
    ...scripts,
    ...[...reference].map(([name, content]) => [`reference/${name}`, content] as const),
  ]);
  return new Map([...site].map(([path, content]) => [`${paths.site}/${path}`, content]));
}

/** The generated documents for other tools. A checkout with another contract might not have all of them. */
async function documents(root: string): Promise<[string, Uint8Array][]> {
  const { bundleJson, bundleYaml, postman, arazzo, sandboxDocument, controlDocument, profiles, sourcesJson } =
    paths;
  const variants = ["plain.json", "plain.yaml"].map((name) => `${profiles}/openapi.${name}`);
  const older = ["json", "yaml"].map((name) => `${profiles}/openapi-3.0.${name}`);
  const optional = [...variants, ...older, postman, arazzo, sandboxDocument, controlDocument, sourcesJson];
  const present = optional.filter((file) => existsSync(join(root, file)));
  return Promise.all(
    [bundleJson, bundleYaml, ...present].map(async (file): Promise<[string, Uint8Array]> => [
      basename(file),
      await readFile(join(root, file)),
    ]),
  );
}

async function makeFrame({ settings }: Contract): Promise<Frame> {
  const names: readonly Sheet[] = ["list", "home", "error", "quota", "operation", "search", "table"];
  const [themeScript, style, ...sheets] = await Promise.all([
    makeThemeScript(),
    Promise.all(["shared", "style"].map(makeStyle)).then((parts) => parts.join("")),
    ...names.map(makeStyle),
  ]);
  return {
    siteUrl: settings.siteUrl,
    ...(settings.repository !== undefined && { repository: settings.repository }),
    style,
    themeScript,
    // A text per name.
    sheets: Object.fromEntries(names.map((name, at) => [name, sheets[at] ?? ""])) as Record<Sheet, string>,
  };
}

/** A page, and its Markdown version. */
function filesOf(page: Page, frame: Frame): [string, string][] {
  const markdown = page.path === "" ? "index.md" : `${page.path.slice(0, -1)}.md`;
  const text = render(page, frame);
  const main = /<main[^>]*>(.*)<\/main>/s.exec(text)?.[1] ?? "";
  return [
    [`${page.path}index.html`, text],
    [markdown, markdownOf(main, `${frame.siteUrl}/${page.path}`)],
  ];
}

function fixedPages(contract: Contract, guides: readonly Guide[], releases: Releases): Page[] {
  return [
    landingPage(contract, guides),
    cataloguePage(contract),
    ...(contract.document.info["x-retired-codes"] ?? []).map(retiredPage),
    operationsPage(contract),
    ...[coveragePage(contract) ?? []].flat(),
    guidesPage(guides),
    ...guides.map((guide) => ({
      ...guide,
      path: `guides/${guide.slug}/`,
      source: `packages/docs/src/guides/${guide.slug}.ts`,
    })),
    changelogPage(releases, contract),
    rulesPage(),
    searchPage(),
  ];
}

async function errorPages(root: string, contract: Contract, { released }: Releases): Promise<Page[]> {
  const days = contract.settings.publication
    ? await lastChanges(root, paths.errors)
    : new Map<string, string>();
  return Promise.all(
    contract.errors.map(async (entry) => {
      const changed = days.get(`${paths.errors}/${entry.schema}.yaml`)?.slice(0, 10);
      return errorPage(entry, contract, {
        picture: await quotaPicture(entry),
        changes: released.filter(({ changes }) =>
          changes.some(({ text }) => text.includes(`\`${entry.code}\``)),
        ),
        ...(changed !== undefined && { changed }),
      });
    }),
  );
}

/** People can have links to the old name of a code. */
function redirects({ errors, siteUrl }: Contract): [string, string][] {
  return errors.flatMap((entry) =>
    (entry.renamedFrom ?? []).map((former): [string, string] => {
      const path = `errors/${former}/`;
      return [`${path}index.html`, renderRedirect(path, entry.docsPath.slice(1), nameOf(entry), siteUrl)];
    }),
  );
}

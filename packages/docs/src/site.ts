import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { makeScripts } from "./assets.ts";
import { atomFeed } from "./atom.ts";
import { nameOf, readContract, type Contract } from "./contract.ts";
import { docs, paths, type Outputs } from "./files.ts";
import { makeFrame } from "./frame.ts";
import { makeGuides, type Guide } from "./guides/index.ts";
import { releaseDates } from "./history.ts";
import { icon, render, renderMissing, renderRedirect, type Frame, type Page } from "./layout.ts";
import { machineFiles } from "./machine.ts";
import { markdownOf } from "./markdown.ts";
import { notFound } from "./pages.ts";
import { makeReferenceFiles } from "./reference.ts";
import { readReleases, type Releases } from "./releases.ts";
import { searchIndex } from "./search-index.ts";
import { sitePages, type Pages } from "./site-pages.ts";

/** The input of the site's files, and its pages, each made on the first call. */
interface Site {
  readonly contract: Contract;
  readonly frame: Frame;
  readonly guides: readonly Guide[];
  readonly releases: Releases;
  readonly pages: Pages;
}

/** Reads a checkout. A text in `generated` takes precedence over the file of the same path. */
async function readSite(root: string, generated?: Outputs): Promise<Site> {
  const contract = await readContract(root, generated);
  const [frame, releases] = await Promise.all([makeFrame(contract.settings), readReleases(root)]);
  const guides = makeGuides(contract);
  return { contract, frame, guides, releases, pages: sitePages(root, contract, guides, releases) };
}

/** Makes the documentation site: its pages, and the Redoc reference. */
export async function makeDocs(root: string): Promise<Outputs> {
  return new Map([...(await makePages(root)), ...(await makeReferenceFiles(root))]);
}

/** Makes pages for errors, operations, and guides, and files for programs: all of the site but the Redoc reference. */
export async function makePages(root: string): Promise<Outputs> {
  const { contract, frame, guides, releases, pages: lazy } = await readSite(root);
  const scripts = makeScripts();
  const pages = (await Promise.all([...lazy.values()].map((make) => make()))).filter(
    (page) => page !== undefined,
  );
  const dates = contract.settings.publication ? await releaseDates(root) : undefined;
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
    ...(await scripts),
  ]);
  return new Map([...site].map(([path, content]) => [`${paths.site}/${path}`, content]));
}

/**
 * Returns a function that renders the pages of a document that isn't written to disk yet. Each page equals the page that
 * `makeDocs` makes. The search page is left out, because it reads a file that doesn't exist yet.
 */
export async function previewPages(
  root: string,
  generated: Outputs,
): Promise<(path: string) => Promise<string | undefined>> {
  const { pages, frame } = await readSite(root, generated);
  return async (path) => {
    const page = path === "search/" ? undefined : await pages.get(path)?.();
    return page && render(page, frame);
  };
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

/** People can have links to the old name of a code. */
function redirects({ errors, siteUrl }: Contract): [string, string][] {
  return errors.flatMap((entry) =>
    (entry.renamedFrom ?? []).map((former): [string, string] => {
      const path = `errors/${former}/`;
      return [`${path}index.html`, renderRedirect(path, entry.docsPath.slice(1), nameOf(entry), siteUrl)];
    }),
  );
}

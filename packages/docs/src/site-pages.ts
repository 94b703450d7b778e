import { cataloguePage } from "./catalogue-page.ts";
import { changelogPage } from "./changelog-page.ts";
import type { Contract } from "./contract.ts";
import { coveragePage, coveragePath } from "./coverage-page.ts";
import { errorPage } from "./error-page.ts";
import { languagesPage, languagesPath } from "./error-parts.ts";
import { paths } from "./files.ts";
import type { Guide } from "./guides/index.ts";
import { lastChanges } from "./history.ts";
import type { Page } from "./layout.ts";
import { operationPath } from "./operation-links.ts";
import { operationPage } from "./operation-page.ts";
import { operationsPage } from "./operations-page.ts";
import { guidesPage, landingPage, retiredPage, searchPage } from "./pages.ts";
import { quotaPicture } from "./quota-picture.ts";
import type { Releases } from "./releases.ts";
import { rulesPage } from "./rules-page.ts";
import { linkedSchemas, schemaPage, schemaPath } from "./schema-page.ts";

/**
 * The pages of the site by path. A page is made on the first call, because `pnpm dev` shows the open page before it makes
 * the others. A page without content in this contract is undefined.
 */
export type Pages = ReadonlyMap<string, () => Promise<Page | undefined>>;

type Entry = readonly [path: string, make: () => Page | undefined | Promise<Page>];

/** All pages of a contract. */
export function sitePages(
  root: string,
  contract: Contract,
  guides: readonly Guide[],
  releases: Releases,
): Pages {
  const { errors, operations } = contract;
  const entries: readonly Entry[] = [
    ...fixedPages(contract, guides, releases),
    ...errorPages(root, contract, releases),
    ...errors.map((entry): Entry => [languagesPath(entry), () => languagesPage(entry, contract)]),
    ...operations.map((one): Entry => [operationPath(one), () => operationPage(one, contract)]),
    ...[...linkedSchemas(contract)].map((name): Entry => [
      schemaPath(name),
      () => schemaPage(name, contract),
    ]),
  ];
  return new Map(entries.map(([path, make]) => [path, once(async () => make())]));
}

/** Calls a function at most once and keeps its result. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function fixedPages(contract: Contract, guides: readonly Guide[], releases: Releases): Entry[] {
  const retired = contract.document.info["x-retired-codes"] ?? [];
  return [
    ["", () => landingPage(contract, guides)],
    ["errors/", () => cataloguePage(contract)],
    ...retired.map((code): Entry => [`errors/${code}/`, () => retiredPage(code)]),
    ["operations/", () => operationsPage(contract)],
    [coveragePath, () => coveragePage(contract)],
    ["guides/", () => guidesPage(guides)],
    ...guides.map((guide): Entry => {
      const path = `guides/${guide.slug}/`;
      return [path, () => ({ ...guide, path, source: `packages/docs/src/guides/${guide.slug}.ts` })];
    }),
    ["changelog/", () => changelogPage(releases, contract)],
    ["rules/", rulesPage],
    ["search/", searchPage],
  ];
}

function errorPages(root: string, contract: Contract, { released }: Releases): Entry[] {
  const days = once(async () =>
    contract.settings.publication ? await lastChanges(root, paths.errors) : new Map<string, string>(),
  );
  return contract.errors.map((entry) => [
    entry.docsPath.slice(1),
    async () => {
      const changed = (await days()).get(`${paths.errors}/${entry.schema}.yaml`)?.slice(0, 10);
      return errorPage(entry, contract, {
        picture: await quotaPicture(entry),
        changes: released.filter(({ changes }) =>
          changes.some(({ text }) => text.includes(`\`${entry.code}\``)),
        ),
        ...(changed !== undefined && { changed }),
      });
    },
  ]);
}

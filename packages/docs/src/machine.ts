import type { ErrorEntry } from "@messaging-api/types/errors";
import { nameOf, type Contract } from "./contract.ts";
import type { Page } from "./layout.ts";
import { coveragePath } from "./coverage-page.ts";
import { operationPath } from "./operation-links.ts";
import { errorsSchema } from "./errors-schema.ts";

/** The files for programs: the catalogue with its schema, a file for each error, a site map, and llms.txt. */
export function machineFiles(contract: Contract, pages: readonly Page[]): Map<string, string> {
  const { errors, version, siteUrl, glossary } = contract;
  const schema = `${siteUrl}/errors.schema.json`;
  const published = errors.map((entry) => withAddress(entry, siteUrl));
  const catalogue = {
    $schema: schema,
    contractVersion: version,
    retryClasses: glossary.retry,
    errors: published,
  };
  return new Map([
    ["errors.json", json(catalogue)],
    ["errors.schema.json", json(errorsSchema(schema, glossary))],
    ...published.map((entry) => [`${entry.docsPath.slice(1, -1)}.json`, json(entry)] as const),
    ["sitemap.xml", siteMap(siteUrl, pages)],
    ["robots.txt", `User-agent: *\nAllow: /\nSitemap: ${siteUrl}/sitemap.xml\n`],
    ["llms.txt", llmsText(contract, pages)],
  ]);
}

/** An entry with the full address of its page, since `docsPath` alone doesn't work on a host with other sites. */
export function withAddress(entry: ErrorEntry, siteUrl: string): ErrorEntry & { readonly docsUrl: string } {
  return { ...entry, docsUrl: `${siteUrl}${entry.docsPath}` };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function siteMap(siteUrl: string, pages: readonly Page[]): string {
  const urls = [...pages.map(({ path }) => path), "reference/"].map(
    (path) => `<url><loc>${siteUrl}/${path}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
}

/** The index of the site in Markdown, for language models. */
function llmsText(
  { errors, siteUrl, apiUrl, glossary, operations }: Contract,
  pages: readonly Page[],
): string {
  const guides = pages.filter(({ path }) => /^guides\/./.test(path));
  return `# Messaging API error contract

> An independent, unofficial contract of a messaging API for iMessage, SMS, and RCS (${apiUrl}), with every operation, and for every error its cause, its fix, and whether a retry can help.

Distinguish errors by \`code\`. If there is no code, use the HTTP status. Never use \`message\`.

Every page has a Markdown twin: replace the slash at the end of its address with \`.md\`.

## Retry classes

${Object.entries(glossary.retry)
  .map(([name, text]) => `- \`${name}\`: ${text}`)
  .join("\n")}

## Errors

${errors.map((entry) => errorLine(entry, siteUrl)).join("\n")}

## Operations

${operations.map((one) => `- [${one.summary}](${siteUrl}/${operationPath(one).slice(0, -1)}.md): ${one.kind === "event" ? one.id : `${one.method} ${one.path}`}`).join("\n")}

## Guides

${guides.map(({ title, path, description }) => `- [${title}](${siteUrl}/${path.slice(0, -1)}.md): ${description}`).join("\n")}

## Documents

- [OpenAPI 3.1, YAML](${siteUrl}/openapi.yaml), [JSON](${siteUrl}/openapi.json)
${pages.some(({ path }) => path === coveragePath) ? `- [What this contract covers](${siteUrl}/coverage.md), [JSON](${siteUrl}/sources.json)\n` : ""}- [Plain OpenAPI 3.1 for generators](${siteUrl}/openapi.plain.json), [OpenAPI 3.0.3](${siteUrl}/openapi-3.0.json)
- [Postman collection with every error](${siteUrl}/errors.postman.json), [Arazzo workflow per error](${siteUrl}/errors.arazzo.yaml)
- [Lint rules for error contracts](${siteUrl}/rules/), for Spectral
- [Error catalogue](${siteUrl}/errors.json), [its JSON Schema](${siteUrl}/errors.schema.json)
`;
}

function errorLine(entry: ErrorEntry, siteUrl: string): string {
  const { status, title, fix, retry, docsPath } = entry;
  const address = `${siteUrl}${docsPath.slice(0, -1)}.json`;
  return `- [${nameOf(entry)}](${address}): HTTP ${status}, retry: ${retry}. ${title}. ${fix.replaceAll(/\s+/g, " ")}`;
}

import { Failure } from "./failure.ts";

/** Where the site is published, and where its sources are. */
export interface Settings {
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** The repository on the web, for "Edit this page". Without it, pages have no such link. */
  readonly repository?: string;
  /** Whether this build will be published. Only then do pages say when they changed. */
  readonly publication: boolean;
}

/** The placeholder address of a build without one. It isn't a real site. */
export const placeholderUrl = "https://messaging-api.github.io/contract";

/**
 * Reads the settings: `DOCS_URL`, else the contract's `externalDocs.url`, else a placeholder; `DOCS_REPOSITORY`; and
 * `DOCS_PUBLISH`, which the Pages workflow sets.
 *
 * @throws Failure if the address is no web address, or if a publication has none of its own.
 */
export function readSettings(
  contractUrl: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const given = env["DOCS_URL"] || contractUrl || placeholderUrl;
  const publication = Boolean(env["DOCS_PUBLISH"]);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new Failure(
      `DOCS_URL is not the address of a site: "${given}". Set it to an address such as https://example.github.io/contract.`,
    );
  if (publication && url.host === new URL(placeholderUrl).host)
    throw new Failure(
      `The site would be published with links to ${placeholderUrl}, which is a placeholder. Set DOCS_URL to the address of your site, or externalDocs.url in openapi/openapi.yaml.`,
    );
  const repository = env["DOCS_REPOSITORY"]?.replace(/\/$/, "");
  return { siteUrl: given.replace(/\/+$/, ""), publication, ...(repository && { repository }) };
}

/** The path of the site on its host, with a slash at both ends. */
export function basePathOf(siteUrl: string): string {
  return `${new URL(siteUrl).pathname.replace(/\/+$/, "")}/`;
}

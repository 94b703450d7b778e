import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { makeStyle, makeThemeScript } from "./assets.ts";
import { readContract } from "./contract.ts";
import { hashOf, header, type Frame } from "./layout.ts";
import type { Document } from "@messaging-api/error-model/bundled";
import { Failure } from "./failure.ts";
import { docs, paths, type Outputs } from "./files.ts";
import { referenceDocument } from "./reference-document.ts";

/** The Redoc bundle of the installed Redocly CLI. */
const redocBundle = join(
  createRequire(import.meta.url).resolve("@redocly/cli/package.json"),
  "../lib/chunks/redoc.standalone.js",
);
const theme = join(docs, "theme");
// Redoc loads a logo from another host and has no option to turn it off. It hides the image if loading fails.
const logo = /https:\/\/cdn\.redoc\.?ly(?:\.com)?\/redoc\/logo-mini(?:-full)?\.svg/g;

/** Makes the Redoc reference of a checkout's contract. */
export async function makeReferenceFiles(root: string): Promise<Outputs> {
  const contract = await readContract(root);
  const frame = { siteUrl: contract.siteUrl, themeScript: await makeThemeScript() };
  const files = await makeReference(referenceDocument(contract), frame);
  return new Map([...files].map(([name, content]) => [`${paths.reference}/${name}`, content]));
}

/** What the page shares with the others. Its style sheet is a file of its own. */
type ReferenceFrame = Pick<Frame, "siteUrl" | "themeScript">;

/**
 * The Redoc page with everything that it loads, so that no request leaves the site. File names are relative.
 *
 * Redoc renders in the browser: what `redocly build-docs` renders beforehand is the overview alone, and its page needs
 * an inline script, which a strict Content-Security-Policy refuses.
 */
async function makeReference(document: Document, frame: ReferenceFrame): Promise<Outputs> {
  const bundle = await readFile(redocBundle, "utf8");
  if (!bundle.includes("export{RedocStandalone,hydrate,init}")) {
    throw new Failure(
      `${redocBundle} no longer exports \`init\`. Adapt packages/docs/theme/reference.js after an update of @redocly/cli.`,
    );
  }
  return new Map<string, string | Uint8Array>([
    ["index.html", await page(frame)],
    ["reference.js", await readFile(join(theme, "reference.js"))],
    ["openapi.json", JSON.stringify(document)],
    ["redoc.js", bundle.replaceAll(logo, "data:,")],
    ["theme.css", (await Promise.all(["shared", "redoc"].map(makeStyle))).join("")],
    ["theme.js", await readFile(join(theme, "redoc.js"))],
  ]);
}

/** The page around Redoc, with the site's header. */
async function page({ siteUrl, themeScript }: ReferenceFrame): Promise<string> {
  const text = await readFile(join(theme, "reference.html"), "utf8");
  // The exceptions that Redoc needs. It writes its styles into the page at run time, so hashes can't allow them, and
  // its bundle has a font and pictures as `data:`. Its scripts are files, and its search runs without workers.
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${hashOf(themeScript)}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
  const values: Readonly<Record<string, string>> = {
    policy,
    themeScript,
    canonical: `${siteUrl}/reference/`,
    image: `${siteUrl}/share.png`,
    header: header("../", "reference/").text,
  };
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Document } from "../lib/document.ts";
import { Failure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { redoclyFolder, redocly } from "../lib/redocly.ts";
import type { Outputs } from "../lib/step.ts";

const theme = join(repository, "packages/docs/theme");
// Redoc shows its maker's logo from another host and offers no option against it; it hides the image when that fails.
const logo = /https:\/\/cdn\.redoc\.?ly(?:\.com)?\/redoc\/logo-mini(?:-full)?\.svg/g;

/** The Redoc page with everything that it loads, so that no request leaves the site. File names are relative. */
export async function makeReference(document: Document): Promise<Outputs> {
  const bundle = await readFile(join(redoclyFolder, "lib/chunks/redoc.standalone.js"));
  const page = selfHosted(await render(document), bundle);
  return new Map<string, string | Uint8Array>([
    ["index.html", page],
    ["redoc.js", bundle.toString().replaceAll(logo, "data:,")],
    ["theme.css", await readFile(join(theme, "redoc.css"))],
    ["theme.js", await readFile(join(theme, "redoc.js"))],
  ]);
}

async function render(document: Document): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    const input = join(folder, "openapi.json");
    const output = join(folder, "index.html");
    await writeFile(input, JSON.stringify(document));
    const options = ["--openapi.schemaDefinitionsTagName=Error schemas"];
    await redocly(
      "build-docs",
      input,
      "--output",
      output,
      "--template",
      join(theme, "redoc.hbs"),
      ...options,
    );
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Points the page at our copy of the bundle.
 *
 * @throws Failure if the page asks for another bundle than the installed one, or would send telemetry.
 */
function selfHosted(page: string, bundle: Uint8Array): string {
  const digest = `sha384-${createHash("sha384").update(bundle).digest("base64")}`;
  if (!page.includes(digest)) {
    throw new Failure(
      "The Redoc page asks for another bundle than node_modules/@redocly/cli/lib/chunks/redoc.standalone.js. " +
        "Compare the two after an update of @redocly/cli, and adapt scripts/docs/reference.ts.",
    );
  }
  if (!page.includes('"disableTelemetry":true')) {
    throw new Failure("The Redoc page would send telemetry. Set `telemetry: off` in redocly.yaml.");
  }
  return (
    page
      .replaceAll(
        /https:\/\/cdn\.redocly\.com\/redoc\/v[\d.]+\/bundles\/redoc\.standalone\.js/g,
        "./redoc.js",
      )
      // The digest is of the bundle as installed; our copy differs from it in the address of a logo.
      .replaceAll(/ integrity="[^"]*"| crossorigin="[^"]*"/g, "")
  );
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { cataloguePage, errorPage, landingPage, notFoundPage, type Glossary } from "./docs/pages.ts";
import { referenceDocument } from "./docs/reference-document.ts";
import { makeReference } from "./docs/reference.ts";
import { readCatalogue } from "./lib/catalogue.ts";
import { readBundle } from "./lib/document.ts";
import { paths, repository } from "./lib/paths.ts";
import { runSteps, type Outputs, type Step } from "./lib/step.ts";

/** Makes the documentation site: a front page, a page for every error, and the Redoc reference. */
export async function makeDocs(root: string): Promise<Outputs> {
  const document = await readBundle(root);
  const { contractVersion, errors } = await readCatalogue(root);
  const glossary = await readGlossary(root);
  const site = new Map<string, string | Uint8Array>([
    ["index.html", landingPage(contractVersion, errors)],
    ["404.html", notFoundPage()],
    ["style.css", await readFile(join(repository, "packages/docs/theme/style.css"))],
    ["errors/index.html", cataloguePage(errors)],
    ["openapi.json", await readFile(join(root, paths.bundleJson))],
    ["openapi.yaml", await readFile(join(root, paths.bundleYaml))],
    ["errors.json", await readFile(join(root, paths.catalogueJson))],
  ]);
  for (const entry of errors) site.set(`${entry.docsPath.slice(1)}index.html`, errorPage(entry, glossary));
  const reference = await makeReference(referenceDocument(document, errors, glossary));
  for (const [name, content] of reference) site.set(`reference/${name}`, content);
  return new Map([...site].map(([path, content]) => [`${paths.site}/${path}`, content]));
}

interface Choices {
  readonly oneOf: readonly { readonly const: string; readonly description: string }[];
}

/** What the lists of `x-error` mean, in the words of its own schema. */
async function readGlossary(root: string): Promise<Glossary> {
  const schema = parse(await readFile(join(root, paths.extensionSchema), "utf8")) as {
    properties: { retry: Choices };
    $defs: { source: Choices };
  };
  const words = ({ oneOf }: Choices) => Object.fromEntries(oneOf.map((one) => [one.const, one.description]));
  return { retry: words(schema.properties.retry), source: words(schema.$defs.source) } as unknown as Glossary;
}

export const docsStep: Step = { name: "docs", make: makeDocs };

if (import.meta.main) await runSteps([docsStep]);

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../lib/browser.ts";
import { messageOf } from "../../lib/failure.ts";
import { readJson } from "../../lib/json-file.ts";
import { paths, repository } from "../../lib/paths.ts";
import { codesOfSend } from "../facts.ts";
import type { DocumentName } from "../generator.ts";
import { errorsOfSend, examplesOfSend, schemasAlone } from "./errors-of-send.ts";
import type { Renderer } from "./renderer.ts";
import { renderers } from "./renderers.ts";
import { show } from "./show.ts";

/** What a renderer shows about the errors of a send. */
export interface Seen {
  readonly codes: number;
  readonly allCodes: number;
  /** The members that only one variant of `outbound_limit_reached` has. */
  readonly variants: boolean;
  readonly examples: number;
  readonly allExamples: number;
  /** Other hosts that the page sends requests to. */
  readonly hosts: readonly string[];
  readonly problem?: string;
}

export interface Rendered {
  readonly package: string;
  readonly version: string;
  readonly lines: readonly string[];
  readonly documents: Readonly<Record<string, Seen>>;
}

/** The plain profile is the one that most tools read. The others matter where a renderer does not show all of it. */
const documents: readonly DocumentName[] = ["openapi.plain.json", "openapi-3.0.json", "openapi.json"];

/** Looks at the documents in each renderer, in a real browser, until one document is shown whole. */
export async function lookAtRenderers(
  tell: (line: string) => void,
  chosen: readonly Renderer[] = renderers,
): Promise<Rendered[]> {
  const browser = await launchBrowser();
  const found: Rendered[] = [];
  try {
    for (const renderer of chosen) {
      const seen: Record<string, Seen> = {};
      for (const document of documents) {
        const one = await lookAt(browser, renderer, document);
        seen[document] = one;
        const counts = `${one.codes} of ${one.allCodes} codes, ${one.examples} of ${one.allExamples} examples`;
        tell(`${renderer.name} ${document}: ${counts}${one.variants ? "" : ", not both variants"}`);
        if (isWhole(one)) break;
      }
      found.push({
        package: renderer.name,
        version: await versionOf(renderer),
        lines: renderer.html.split("\n"),
        documents: seen,
      });
    }
  } finally {
    await browser.close();
  }
  return found;
}

function isWhole(one: Seen): boolean {
  return one.codes === one.allCodes && one.examples === one.allExamples && one.variants;
}

/** Renderers that don't show any document completely. */
export function blindRenderers(found: readonly Rendered[]): string[] {
  return found
    .filter((one) => !Object.values(one.documents).some(isWhole))
    .map((one) => `${one.package} ${one.version} shows everything of no document`);
}

async function lookAt(browser: Browser, renderer: Renderer, name: DocumentName): Promise<Seen> {
  const text = await readFile(join(repository, paths.profiles, name), "utf8");
  const document = errorsOfSend(JSON.parse(text));
  const codes = codesOfSend();
  const examples = examplesOfSend(document).map((body) => JSON.stringify(body).replaceAll(/[\s"]/g, ""));
  const none = {
    codes: 0,
    allCodes: codes.length,
    variants: false,
    examples: 0,
    allExamples: examples.length,
  };
  try {
    const schemas = await show(browser, renderer, JSON.stringify(schemasAlone(document)));
    const whole = await show(browser, renderer, JSON.stringify(document));
    const shown = schemas.texts.join("\n");
    const bodies = whole.texts.join("\n").replaceAll('"', "");
    return {
      ...none,
      codes: codes.filter(({ code }) => shown.includes(code)).length,
      variants: ["allocation_id", "sender_number"].every((member) => shown.includes(member)),
      examples: examples.filter((one) => bodies.includes(one)).length,
      hosts: [...new Set([...schemas.hosts, ...whole.hosts])],
    };
  } catch (error) {
    return { ...none, hosts: [], problem: messageOf(error).split("\n")[0]?.slice(0, 160) ?? "" };
  }
}

async function versionOf({ folder, name }: Renderer): Promise<string> {
  const { version } = await readJson<{ version: string }>(join(folder, "package.json"));
  return name === "Redoc 3" ? `in @redocly/cli ${version}` : version;
}

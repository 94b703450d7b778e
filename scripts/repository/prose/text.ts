import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, visit, isScalar } from "yaml";
import { repository } from "../../lib/paths.ts";

/** A paragraph or a scalar of prose, and where it starts. */
export interface Prose {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const markdown = [
  "*.md",
  ".github/**/*.md",
  ".changeset/*.md",
  "openapi/*.md",
  "packages/*/*.md",
  "packages/*/docs/**/*.md",
  "findings/*.md",
];

/** Every paragraph of the Markdown files, and every description of the contract that isn't an example. */
export function proseOf(): Prose[] {
  const files = markdown.flatMap((pattern) => globSync(pattern, { cwd: repository }));
  const documents = globSync("openapi/**/*.yaml", { cwd: repository });
  return [...files.flatMap(paragraphsOf), ...documents.flatMap(descriptionsOf)];
}

/** Paragraphs without code, tables' rules, comments, and links' targets. */
function paragraphsOf(file: string): Prose[] {
  const lines = readFileSync(join(repository, file), "utf8")
    .replaceAll(/^(```|~~~)[^]*?^\1.*$/gm, blank)
    .replaceAll(/<!--[^]*?-->/g, blank)
    .replaceAll(/\]\([^)]*\)/g, "]")
    .split("\n");
  const found: Prose[] = [];
  let start = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index] ?? "";
    const breaks = line.trim() === "" || /^\s*([-*|#>]|\d+\.)/.test(line);
    if (!breaks) continue;
    const text = lines.slice(start, index).join(" ").trim();
    if (text !== "") found.push({ file, line: start + 1, text });
    start = line.trim() === "" ? index + 1 : index;
  }
  return found;
}

const texts = new Set(["description", "summary", "title", "cause", "fix"]);

function descriptionsOf(file: string): Prose[] {
  const source = readFileSync(join(repository, file), "utf8");
  const found: Prose[] = [];
  visit(parseDocument(source), {
    Pair(_, { key, value }) {
      // Examples show the API's responses, in its own words.
      if (isScalar(key) && (key.value === "examples" || key.value === "example")) return visit.SKIP;
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== "string") return undefined;
      if (!texts.has(String(key.value))) return undefined;
      const line = source.slice(0, value.range?.[0] ?? 0).split("\n").length;
      found.push({ file, line, text: value.value });
      return undefined;
    },
  });
  return found;
}

/** Keeps the line numbers. */
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, "");
}

/** The sentences of a text, without code in backticks. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/`[^`]*`/g, "code")
    .split(/(?<=[.!?:;])\s+(?=[A-Z*"`])|\s*\|\s*|\n\s*(?:[-*]|\d+\.)\s+|\n\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

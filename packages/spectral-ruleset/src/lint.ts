import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import type { ISpectralDiagnostic, RulesetDefinition } from "@stoplight/spectral-core";
import ruleset from "./index.ts";

// Spectral is CommonJS and names its exports in a way that import cannot see.
const require = createRequire(import.meta.url);
const { Document, Spectral } =
  require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");
const { Yaml } = require("@stoplight/spectral-parsers") as typeof import("@stoplight/spectral-parsers");

const severities = ["error", "warning", "information", "hint"];

/** Every finding of the ruleset in a document. */
export async function lint(text: string, source: string): Promise<ISpectralDiagnostic[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset as unknown as RulesetDefinition);
  return spectral.run(new Document(text, Yaml, source));
}

/** Prints the findings of a document, and says how the process ends: 0 clean, 1 findings, 2 not readable. */
export async function report(text: string, source: string): Promise<number> {
  const found = await lint(text, source);
  for (const { code, message, range, severity } of found) {
    const { line, character } = range.start;
    console.error(`${source}:${line + 1}:${character + 1} ${severities[severity]} ${code} ${message}`);
  }
  if (found.some(({ code }) => code === "parser" || code === "unrecognized-format")) return 2;
  if (found.length === 0) console.log(`spectral: no finding in ${source}`);
  return found.length > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) {
    console.error("Usage: node src/lint.ts <OpenAPI document>");
    return 2;
  }
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text !== undefined) return report(text, file);
  console.error(`${file} cannot be read. Name a file that exists.`);
  return 2;
}

if (import.meta.main) process.exitCode = await main();

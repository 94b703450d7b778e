import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rules as ownRules } from "@messaging-api/spectral-ruleset/rules";
import { repository } from "../../../scripts/lib/paths.ts";
import { cpuSecondsOf } from "../../../scripts/bench/cpu.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { fetched, publicDocuments } from "./lint-public-documents.ts";

const require = createRequire(import.meta.url);
const spectral = join(dirname(require.resolve("@stoplight/spectral-cli/package.json")), "dist/index.js");
const environment = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
const [github] = publicDocuments;

interface Description {
  readonly paths: Record<string, object>;
  readonly components: Record<string, Record<string, object>>;
}

/** The first paths of GitHub's description with all that they refer to, in about 3 MB. */
function partOf(document: Description): object {
  const components: Record<string, Record<string, object>> = {};
  const paths: Record<string, object> = {};
  let size = 0;
  const take = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as { readonly $ref?: unknown };
    const [, , section = "", name = ""] = typeof $ref === "string" ? $ref.split("/") : [];
    const target = document.components[section]?.[name];
    if (target !== undefined && components[section]?.[name] === undefined) {
      (components[section] ??= {})[name] = target;
      size += JSON.stringify(target).length;
      take(target);
    }
    for (const value of Object.values(node)) take(value);
  };
  for (const [path, item] of Object.entries(document.paths)) {
    if (size > 2_000_000) break;
    paths[path] = item;
    size += JSON.stringify(item).length;
    take(item);
  }
  return { ...document, "x-webhooks": undefined, paths, components };
}

/**
 * Runs a linter on GitHub's description, and returns its CPU time. `args` receives the document and the file for the
 * report.
 */
async function lintGitHub(args: (document: string, report: string, folder: string) => string[]) {
  if (github === undefined) throw new Error("GitHub's description is on no list.");
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const report = join(folder, "report.json");
    const part = join(folder, "github.json");
    const whole = JSON.parse(readFileSync(await fetched(github), "utf8")) as Description;
    writeFileSync(part, JSON.stringify(partOf(whole), undefined, 2));
    const { code, output, seconds } = await cpuSecondsOf(args(part, report, folder), environment);
    // Exit code 1 is right: the document has invalid examples.
    if (code !== 1) throw new Error(`Exit code ${code}:\n${output}`);
    return { seconds, report: JSON.parse(readFileSync(report, "utf8")) as unknown };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function stock(): Promise<number> {
  const { seconds, report } = await lintGitHub((document, file, folder) => {
    const ruleset = join(folder, "ruleset.yaml");
    writeFileSync(ruleset, "extends: spectral:oas\n");
    return [
      spectral,
      "lint",
      document,
      "--ruleset",
      ruleset,
      "--format",
      "json",
      "--output",
      file,
      "--quiet",
    ];
  });
  agree(
    "stock",
    (report as { code: string }[]).map(({ code }) => code),
  );
  return seconds;
}

async function ours(): Promise<number> {
  const { seconds, report } = await lintGitHub((document, file) => [
    join(repository, "packages/lint/lint.mjs"),
    ...[
      document,
      "--redocly",
      "off",
      "--config",
      empty(file),
      "--report",
      `json=${file}`,
      "--format",
      "json",
    ],
  ]);
  const { findings } = report as { findings: { rule: string; engine: string }[] };
  agree(
    "ours",
    findings.filter(({ engine }) => engine === "spectral").map(({ rule }) => rule),
  );
  return seconds;
}

/** A config without settings, since the config of this repository is for its own contract. */
function empty(beside: string): string {
  const file = join(dirname(beside), "error-contract.config.json");
  writeFileSync(file, "{}");
  return file;
}

// Compared by example, which `lint-evidence.ts` does, and by a rule of ours that knows more.
const replaced = new Set([
  ...["oas3-valid-media-example", "oas3-valid-schema-example", "example-valid"],
  ...["oas3-unused-component", "component-unused"],
]);
const known = new Map<string, string>();

/** Fails if the rules that both run didn't find the same number of faults. */
function agree(name: string, rules: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const rule of rules)
    if (!Object.hasOwn(ownRules, rule) && !replaced.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  known.set(name, JSON.stringify([...counts].sort()));
  if (new Set(known.values()).size > 1)
    throw new Error(`Not the same findings: ${JSON.stringify(Object.fromEntries(known))}`);
}

export const benches: readonly Bench[] = [
  {
    title: "Linting 3 MB of GitHub's description",
    unit: "s of CPU time",
    rounds: 3,
    contenders: { "spectral lint": stock, "pnpm lint": ours },
    note: "`spectral:oas`. Ours runs the rules of the error contract too. The same findings.",
  },
];

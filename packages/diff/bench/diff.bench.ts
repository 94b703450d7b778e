import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readContract } from "../src/contract/contract.ts";
import { compareContracts } from "../src/contract/compare.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";
import { fetched, publicDocuments } from "../../lint/bench/lint-public-documents.ts";
import { buildPackage } from "../build.ts";
import { loaded } from "../test/compare.ts";
import { error } from "../test/documents/own.ts";
import { cutTo, nextVersionOf } from "./versions.ts";

const redocly = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);
const folder = mkdtempSync(join(tmpdir(), "diff-bench-"));
const [base, head, dist] = ["base.json", "head.json", "dist"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const report = join(repository, "packages/diff/bench/peak-memory.ts");
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

let prepared: Promise<void> | undefined;

/** Two versions of GitHub's description, cut to 3 MB: a published one, and the same after edits of each sort. */
function prepare(): Promise<void> {
  return (prepared ??= (async () => {
    const [github] = publicDocuments;
    if (github === undefined) throw new Error("GitHub's description is on no list.");
    const whole = JSON.parse(readFileSync(await fetched(github), "utf8")) as Parameters<typeof cutTo>[0];
    const cut = cutTo(whole, 2_000_000);
    writeFileSync(base, JSON.stringify(cut, undefined, 2));
    writeFileSync(head, JSON.stringify(nextVersionOf(cut), undefined, 2));
    await buildPackage(dist);
  })());
}

/** Runs a command in a separate process, and returns its peak memory in MB. The caller measures the wall time. */
async function peak(args: readonly string[]): Promise<number> {
  const { code, output } = await run(process.execPath, ["--import", report, ...args], env);
  if (code > 1) throw new Error(output);
  return Number(/PEAK (\d+)/.exec(output)?.[1]) / 1024;
}

const ours = () => [join(dist, "cli.js"), base, head, "--format", "json"];
const theirs = () => [redocly, "diff", base, head, "--format", "json"];

/** A contract with many codes, half of which are different in the next version. */
function manyCodes(count: number, shift: number): unknown {
  const names = Array.from({ length: count }, (_, index) => `code_${index + (index % 2) * shift}`);
  const schemas = Object.fromEntries(
    names.map((name) => [name, error(name, 400, { detail: { type: "string" } })]),
  );
  const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const responses = { 400: { description: "Wrong", content: { "application/json": { schema: { oneOf } } } } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1.0.0" },
    paths: { "/": { post: { operationId: "op", responses } } },
    components: { schemas },
  };
}

/** Milliseconds of a comparison in this process. */
function timeOf(count: number): number {
  const [old, now] = [loaded(manyCodes(count, 0)), loaded(manyCodes(count, 10_000))];
  const started = performance.now();
  for (let repetition = 0; repetition < 5; repetition += 1)
    compareContracts(readContract(old), readContract(now));
  return (performance.now() - started) / 5;
}

export const benches: readonly Bench[] = [
  {
    title: "Comparing two versions of a public 3 MB document: wall time",
    unit: "ms",
    rounds: 5,
    contenders: {
      "redocly diff": async () => {
        await prepare();
        const started = performance.now();
        await peak(theirs());
        return performance.now() - started;
      },
      "contract-diff": async () => {
        await prepare();
        const started = performance.now();
        await peak(ours());
        return performance.now() - started;
      },
    },
  },
  {
    title: "The same: peak memory",
    unit: "MB",
    rounds: 3,
    contenders: {
      "redocly diff": async () => (await prepare(), peak(theirs())),
      "contract-diff": async () => (await prepare(), peak(ours())),
    },
  },
  {
    title: "Ten times the codes",
    unit: "ms",
    rounds: 7,
    contenders: { "100 codes": () => timeOf(100), "1,000 codes": () => timeOf(1000) },
  },
];

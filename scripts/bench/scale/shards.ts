import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import { loadLint } from "../../../packages/lint/run.ts";
import { readBundle } from "../../lib/document.ts";
import { reportFailure } from "../../lib/failure.ts";
import { optionsOf } from "../../lib/options.ts";
import { repository } from "../../lib/paths.ts";
import { codeOf, syntheticContract } from "./contract.ts";
import { numbersOf } from "./numbers.ts";
import { costOf } from "./processes.ts";
import { randomFrom } from "./random.ts";

/** A contract as it was and as it is, in two files. */
interface Contract {
  readonly before: string;
  readonly now: string;
  readonly codes: number;
  readonly bytes: number;
}

const usage = "node scripts/bench/scale/shards.ts [--contracts 100] [--shards 1,4,10] [--seed 1]";
const options = {
  contracts: { type: "string", default: "100" },
  shards: { type: "string", default: "1,4,10" },
  seed: { type: "string", default: "1" },
} as const;

/**
 * Lints many contracts, and compares each with its last version, as the jobs of a CI would: a job is one run of the linter
 * over its contracts, and one run of the diff for each of them. Jobs run one after another. The figures are CPU seconds.
 */
async function shards(args: readonly string[]): Promise<void> {
  const values = optionsOf(args, options, usage);
  const [count = 0] = numbersOf("contracts", values.contracts);
  const [seed = 1] = numbersOf("seed", values.seed);
  const numbers = numbersOf("shards", values.shards);
  const folder = await mkdtemp(join(tmpdir(), "contracts-"));
  await loadLint(); // The first run of the linter bundles it.
  try {
    const contracts = await writeContracts(folder, count, seed);
    console.log("| jobs | contracts are dealt out | slowest job, s | all jobs, s |\n|---|---|---|---|");
    for (const jobs of numbers)
      for (const [how, split] of Object.entries(jobs > 1 ? splits : { "–": inOrder })) {
        const seconds: number[] = [];
        for (const ones of split(contracts, jobs)) seconds.push(await secondsOf(ones));
        const all = seconds.reduce((sum, one) => sum + one, 0);
        console.log(`| ${jobs} | ${how} | ${Math.max(...seconds).toFixed(1)} | ${all.toFixed(1)} |`);
      }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Most contracts are small, and a few are large. */
async function writeContracts(folder: string, count: number, seed: number): Promise<Contract[]> {
  const base = alone(await readBundle(repository));
  const random = randomFrom(seed);
  const contracts: Contract[] = [];
  for (let index = 0; index < count; index++) {
    const codes = Math.round(8 * 40 ** random());
    const size = { codes, operations: Math.ceil(codes / 2), members: 3, variants: 2, seed: index };
    const before = join(folder, `${index}-before.json`);
    const now = join(folder, `${index}-now.json`);
    const document = syntheticContract(base, size);
    const text = JSON.stringify(document, undefined, 1);
    await writeFile(before, text);
    // A body that loses the promise of its members: a change that breaks.
    const changed = { ...document.components?.schemas, [codeOf(0)]: { type: "object" } };
    await writeFile(
      now,
      JSON.stringify({ ...document, components: { ...document.components, schemas: changed } }, undefined, 1),
    );
    contracts.push({ before, now, codes, bytes: text.length });
  }
  return contracts;
}

/** What a contract of somebody else has too: the envelope, and the error without a code that every operation lists. */
function alone(document: Document): Document {
  const { schemas: { ApiError, UnauthorizedError } = {}, ...others } = document.components ?? {};
  const unwanted = { tags: [], webhooks: {}, responses: {}, parameters: {}, headers: {}, requestBodies: {} };
  const { tags, webhooks, ...sections } = unwanted;
  const components = { ...others, ...sections, schemas: { ApiError, UnauthorizedError } };
  return { ...document, tags, webhooks, paths: {}, components } as Document; // Both schemas are in it.
}

type Split = (contracts: readonly Contract[], count: number) => Contract[][];

/** Contracts next to each other are in one job, as `vitest --shard` and a list of folders split them. */
const inOrder: Split = (contracts, count) => {
  const each = Math.ceil(contracts.length / count);
  return Array.from({ length: count }, (_, at) => contracts.slice(at * each, (at + 1) * each));
};

/** The largest first, each into the job that has the fewest bytes. */
const bySize: Split = (contracts, count) => {
  const jobs: { bytes: number; ones: Contract[] }[] = Array.from({ length: count }, () => ({
    bytes: 0,
    ones: [],
  }));
  for (const one of contracts.toSorted((a, b) => b.bytes - a.bytes)) {
    const least = jobs.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.bytes += one.bytes;
    least.ones.push(one);
  }
  return jobs.map(({ ones }) => ones);
};

const splits = { "in order": inOrder, "by size": bySize };

async function secondsOf(contracts: readonly Contract[]): Promise<number> {
  const commands = [
    ["packages/lint/src/cli.ts", ...contracts.map(({ now }) => now)],
    ...contracts.map(({ before, now }) => ["packages/diff/src/cli.ts", before, now, "--fail-on", "none"]),
  ];
  let cpu = 0;
  for (const [command = "", ...args] of commands) {
    const cost = await costOf(process.execPath, [join(repository, command), ...args]);
    if (cost.code > 1) throw new Error(`${command} failed:\n${cost.output}`);
    cpu += cost.cpu;
  }
  return cpu / 1000;
}

await shards(process.argv.slice(2)).catch(reportFailure);

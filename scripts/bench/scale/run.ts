import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadLint } from "../../../packages/lint/run.ts";
import { writeAtomically } from "../../lib/atomic-write.ts";
import { readBundle } from "../../lib/document.ts";
import { reportFailure } from "../../lib/failure.ts";
import { optionsOf } from "../../lib/options.ts";
import { paths, repository } from "../../lib/paths.ts";
import { chart } from "./chart.ts";
import { syntheticContract, type Size } from "./contract.ts";
import { writeContract } from "./files.ts";
import type { Measured, Reported } from "./measure.ts";
import { numbersOf } from "./numbers.ts";
import { parts } from "./parts.ts";
import { costOf } from "./processes.ts";
import { cell, linesOf, toMarkdown, type Sized } from "./report.ts";

/** Codes and operations of each size. */
const defaults = "10x10,100x50,300x100,1000x300,5000x1000";

const usage =
  "node scripts/bench/scale/run.ts [--sizes 100x50,300x100] [--members 3] [--variants 2] [--seed 1] [--write]";
const options = {
  sizes: { type: "string", default: defaults },
  members: { type: "string", default: "3" },
  variants: { type: "string", default: "2" },
  seed: { type: "string", default: "1" },
  write: { type: "boolean", default: false },
} as const;

/** Measures every part at every size, and writes the table and the chart beside this file. */
async function scale(args: readonly string[]): Promise<void> {
  const values = optionsOf(args, options, usage);
  const [members = 0] = numbersOf("members", values.members);
  const [variants = 0] = numbersOf("variants", values.variants);
  const [seed = 1] = numbersOf("seed", values.seed);
  const wanted = ["0x0", ...values.sizes.split(",")].map((size) => numbersOf("sizes", size, "x"));
  // The first run of lint bundles it.
  await loadLint();
  const sizes: Sized[] = [];
  for (const [codes = 0, operations = 0] of wanted)
    sizes.push(await measureAll({ codes, operations, members, variants, seed }));
  const markdown = toMarkdown(sizes);
  console.log(markdown);
  if (!values.write) return;
  await writeAtomically(join(import.meta.dirname, "scale.md"), markdown);
  const title = "CPU time of each part, by the size of the contract";
  await writeAtomically(join(import.meta.dirname, "scale.svg"), chart(title, linesOf(sizes)));
}

async function measureAll(size: Size): Promise<Sized> {
  const root = await mkdtemp(join(tmpdir(), "scale-"));
  const measured = new Map<string, Measured>();
  try {
    await writeContract(root, syntheticContract(await readBundle(repository), size));
    for (const name of Object.keys(parts)) {
      const one = await measurePart(name, root);
      measured.set(name, one);
      console.error(`${size.codes} codes, ${name}: ${cell(one)} ${one.note ?? ""}`);
    }
    return { ...size, bytes: (await stat(join(root, paths.bundleJson))).size, measured };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function measurePart(name: string, root: string): Promise<Measured> {
  const script = join(import.meta.dirname, "measure.ts");
  const { code, output, cpu, mb } = await costOf(process.execPath, [script, name, root]);
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
  const { own, note } = JSON.parse(output.trim().split("\n").at(-1) ?? "") as Reported; // measure.ts has written it.
  return { cpu: Math.max(cpu, own.cpu), mb: Math.max(mb, own.mb), ...(note !== undefined && { note }) };
}

await scale(process.argv.slice(2)).catch(reportFailure);

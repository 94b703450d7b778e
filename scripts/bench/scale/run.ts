import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeAtomically } from "../../lib/atomic-write.ts";
import { readBundle } from "../../lib/document.ts";
import { reportFailure } from "../../lib/failure.ts";
import { repository } from "../../lib/paths.ts";
import { run } from "../../lib/run.ts";
import { chart, exponentOf, type Line } from "./chart.ts";
import { syntheticContract } from "./contract.ts";
import { writeContract } from "./files.ts";
import type { Measured } from "./measure.ts";

const names = [
  ...["bundle", "profiles", "catalogue", "postman", "client data", "sandbox data", "types"],
  ...["type-check of the types", "lint", "client bundle", "sandbox start", "sandbox, 1,000 messages"],
  ...["site pages of 20 errors", "search, 20 queries", "diff"],
];

/** Codes and operations of each size. */
const defaults = "10x10,100x50,300x100,1000x300,5000x1000";

function sizeOf(text: string): [codes: number, operations: number] {
  const [codes = 0, operations = 0] = text.split("x").map(Number);
  return [codes, operations];
}

/** Measures every part at every size, and writes the table and the chart beside this file. */
async function scale(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { sizes: { type: "string", default: defaults }, write: { type: "boolean", default: false } },
  });
  const sizes = values.sizes.split(",").map(sizeOf);
  const table = new Map(names.map((name) => [name, new Map<number, Measured>()]));
  for (const [codes, operations] of sizes) {
    const root = await mkdtemp(join(tmpdir(), "scale-"));
    try {
      const size = { codes, operations, members: 3, variants: 2, seed: 1 };
      await writeContract(root, syntheticContract(await readBundle(repository), size));
      for (const name of names) {
        const { code, output } = await run(process.execPath, [
          join(import.meta.dirname, "measure.ts"),
          name,
          root,
        ]);
        if (code !== 0) throw new Error(`${name} at ${codes} codes failed:\n${output}`);
        const measured: Measured = JSON.parse(output.trim().split("\n").at(-1) ?? "");
        table.get(name)?.set(codes, measured);
        console.error(
          `${codes} x ${operations}, ${name}: ${Math.round(measured.cpu)} ms of CPU, ${Math.round(measured.mb)} MB ${measured.note ?? ""}`,
        );
      }
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }
  const markdown = toMarkdown(sizes, table);
  console.log(markdown);
  if (!values.write) return;
  await writeAtomically(join(import.meta.dirname, "scale.md"), markdown);
  await writeAtomically(
    join(import.meta.dirname, "scale.svg"),
    chart("CPU time of each part, by the size of the contract", linesOf(table)),
  );
}

/** From 100 codes: below that, startup dominates. */
function linesOf(table: ReadonlyMap<string, ReadonlyMap<number, Measured>>): Line[] {
  return [...table].map(([name, bySize]) => ({
    name,
    points: [...bySize].filter(([codes]) => codes >= 100).map(([codes, { cpu }]) => [codes, cpu] as const),
  }));
}

function toMarkdown(
  sizes: readonly (readonly number[])[],
  table: ReadonlyMap<string, ReadonlyMap<number, Measured>>,
): string {
  const exponents = new Map(linesOf(table).map(({ name, points }) => [name, exponentOf(points)]));
  const rows = [...table].map(([name, bySize]) => {
    const cells = [...bySize.values()].map(
      ({ cpu, mb }) =>
        `${cpu < 995 ? `${Math.round(cpu)} ms` : `${(cpu / 1000).toFixed(1)} s`}, ${Math.round(mb)} MB`,
    );
    return `| ${name} | ${cells.join(" | ")} | ${exponents.get(name)?.toFixed(2)} |`;
  });
  return [
    `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown CPU"}. CPU time and peak memory of each part in a process of its own.`,
    "",
    `| | ${sizes.map(([codes, operations]) => `${codes} codes, ${operations} operations`).join(" | ")} | exponent |`,
    `|---|${sizes.map(() => "---|").join("")}---|`,
    ...rows,
    "",
  ].join("\n");
}

await scale(process.argv.slice(2)).catch(reportFailure);

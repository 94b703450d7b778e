import { glob } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeAtomically } from "../lib/atomic-write.ts";
import { Failure, reportFailure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { measure, toMarkdown, type Bench } from "./harness.ts";

const results = "node_modules/.cache/bench";

/** `pnpm bench [part of a file name ...]`: measures every `*.bench.ts`, prints Markdown, keeps Markdown and JSON. */
async function bench(wanted: readonly string[]): Promise<void> {
  const files = (
    await Array.fromAsync(glob("{scripts,packages/*}/bench/*.bench.ts", { cwd: repository }))
  ).sort();
  const chosen = files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
  if (chosen.length === 0)
    throw new Failure(`No bench matches ${wanted.join(" ")}. There are:\n  ${files.join("\n  ")}`);
  const machine = `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown CPU"}`;
  const report: object[] = [];
  let markdown = `${machine}\n\n`;
  for (const file of chosen) {
    const module: { benches: readonly Bench[] } = await import(pathToFileURL(join(repository, file)).href);
    for (const one of module.benches) {
      console.error(`${one.title} ...`);
      const rows = await measure(one);
      const table = toMarkdown(one, rows);
      markdown += `${table}\n`;
      report.push({ file, title: one.title, unit: one.unit, rounds: one.rounds, rows });
      console.log(`\n${table}`);
    }
  }
  await writeAtomically(join(repository, results, "report.md"), markdown);
  await writeAtomically(
    join(repository, results, "report.json"),
    `${JSON.stringify({ machine, report }, undefined, 2)}\n`,
  );
  console.error(`Wrote ${results}/report.md and report.json.`);
}

await bench(process.argv.slice(2)).catch(reportFailure);

import { join } from "node:path";
import { readJson } from "../lib/json-file.ts";
import { writeAtomically } from "../lib/atomic-write.ts";
import { Failure, reportFailure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { documents, type Generator } from "./generator.ts";
import { generators } from "./generators.ts";
import { importers } from "./importers.ts";
import { javaCommands } from "./java/java.ts";
import { checkMocks, wrongMocks } from "./mocks/mocks.ts";
import { blindRenderers, lookAtRenderers } from "./renderers/look.ts";
import { runGenerated } from "./runners.ts";
import { generatorsOf, shortfalls, toTable, type Report, type Result } from "./report.ts";
import { tryJava, tryOut } from "./try-out.ts";

const here = import.meta.dirname;
/** The report that the documentation shows. It changes when the suite runs, not with the contract. */
const reportFile = join(repository, "packages/docs/generated/interop.json");

/**
 * The parts of the suite. Each returns its part of the report, and the results that are worse than the documentation
 * promises.
 */
const parts: Readonly<Record<string, () => Promise<{ found: Partial<Report>; missing: readonly string[] }>>> =
  {
    generators: () => generate(generators),
    async importers() {
      const kept = await importers();
      const missing = kept.filter(({ errors, all }) => errors < all).map((one) => one.package);
      return {
        found: { importers: kept },
        missing: missing.map((name) => `${name} loses errors of the Postman collection`),
      };
    },
    async renderers() {
      const found = await lookAtRenderers(console.log);
      return { found: { renderers: found }, missing: blindRenderers(found) };
    },
    async runners() {
      const { ran, unexplained } = await runGenerated();
      console.log(`${ran.package}: ${ran.passed} of ${ran.all} steps.`);
      for (const { why, operations } of ran.failed) console.log(`  ${why} ${operations.join(", ")}`);
      const missing = unexplained.map((step) => `${ran.package} fails without a known reason: ${step}`);
      return { found: { runners: [ran] }, missing };
    },
    async mocks() {
      const found = await checkMocks(console.log);
      return { found: { mocks: found }, missing: wrongMocks(found) };
    },
  };

/**
 * `pnpm test:interop [part ...]` runs the parts and writes them into the report: generators, importers, renderers, runners,
 * and mocks. A part of a generator's name runs that generator alone, and writes nothing.
 */
async function interop(wanted: readonly string[]): Promise<void> {
  const chosen = wanted.length === 0 ? Object.keys(parts) : wanted.filter((name) => name in parts);
  const single = generators.filter(({ package: name }) => wanted.some((part) => name.includes(part)));
  if (chosen.length === 0 && single.length === 0) {
    const names = [...Object.keys(parts), ...generators.map((one) => one.package)].join(", ");
    throw new Failure(`No part of the suite is called ${wanted.join(" ")}. There are: ${names}`);
  }
  await install();
  const missing: string[] = [];
  for (const name of chosen) {
    const part = await parts[name]?.();
    missing.push(...(part?.missing ?? []));
    const before = await readJson<Report>(reportFile);
    const report = { ...before, day: new Date().toISOString().slice(0, 10), ...part?.found };
    await writeAtomically(reportFile, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  if (single.length > 0) missing.push(...(await generate(single)).missing);
  if (missing.length > 0)
    throw new Failure(`A tool reads less than the documentation promises:\n  ${missing.join("\n  ")}`);
}

async function generate(chosen: readonly Generator[]) {
  const results: Result[] = [];
  for (const document of documents) {
    for (const generator of chosen) results.push(told(await tryOut(generator, document)));
    const java = chosen === generators ? await tryJava(document) : undefined;
    if (java !== undefined) results.push(told(java));
  }
  console.log(`\n${toTable(results)}`);
  const commands = Object.fromEntries(generators.map((one) => [one.package, one.commands]));
  return {
    found: { generators: generatorsOf(results, { ...commands, java: javaCommands }) },
    missing: shortfalls(results),
  };
}

function told(result: Result): Result {
  const { package: name, version, document, passed, all, problem } = result;
  console.log(
    `${name} ${version} ${document}: ${passed.length} of ${all}${problem === undefined ? "" : `. ${problem}`}`,
  );
  return result;
}

/** The tools aren't part of the workspace. They are installed on demand from their own lock file. */
async function install(): Promise<void> {
  const flags = ["install", "--dir", here, "--ignore-workspace", "--ignore-scripts", "--frozen-lockfile"];
  const { code, output } = await run(process.execPath, [
    join(repository, "node_modules/pnpm/bin/pnpm.cjs"),
    ...flags,
  ]);
  if (code !== 0) throw new Failure(`The tools could not be installed:\n${output}`);
}

await interop(process.argv.slice(2)).catch(reportFailure);

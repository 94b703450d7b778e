import { join } from "node:path";
import { writeAtomically } from "../lib/atomic-write.ts";
import { Failure, reportFailure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import type { DocumentName } from "./generator.ts";
import { generators } from "./generators.ts";
import { importers } from "./importers.ts";
import { javaCommands } from "./java/java.ts";
import { reportOf, shortfalls, toTable, type Result } from "./report.ts";
import { tryJava, tryOut } from "./try-out.ts";

const here = import.meta.dirname;
const documents: readonly DocumentName[] = ["openapi.json", "openapi.plain.json", "openapi-3.0.json"];
/** What the documentation shows. It changes when the suite is run, not when the contract is. */
const reportFile = join(repository, "packages/docs/generated/interop.json");

/** `pnpm test:interop [part of a package's name ...]`: each generator makes code of each profile, and a strict program uses it. */
async function interop(wanted: readonly string[]): Promise<void> {
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));
  const chosen = generators.filter((one) => isWanted(one.package));
  if (chosen.length === 0 && !isWanted("java") && !isWanted("postman")) {
    const names = generators.map((one) => one.package).join(", ");
    throw new Failure(`No generator is called ${wanted.join(" ")}. There are: ${names}, java, postman`);
  }
  await install();
  const results: Result[] = [];
  for (const document of documents) {
    for (const generator of chosen) results.push(told(await tryOut(generator, document)));
    const java = isWanted("java") ? await tryJava(document) : undefined;
    if (java !== undefined) results.push(told(java));
  }
  const kept = isWanted("postman") ? await importers() : [];
  for (const one of kept)
    console.log(`${one.package} errors.postman.json: ${one.errors} of ${one.all} errors`);
  if (wanted.length === 0) {
    const commands = {
      ...Object.fromEntries(generators.map((one) => [one.package, one.commands])),
      java: javaCommands,
    };
    await writeAtomically(reportFile, `${JSON.stringify(reportOf(results, commands, kept), undefined, 2)}\n`);
  }
  if (results.length > 0) console.log(`\n${toTable(results)}`);
  const missing = [
    ...shortfalls(results),
    ...kept
      .filter(({ errors, all }) => errors < all)
      .map((one) => `${one.package} loses errors of the Postman collection`),
  ];
  if (missing.length > 0)
    throw new Failure(`A generator reads less than the documentation promises:\n  ${missing.join("\n  ")}`);
}

function told(result: Result): Result {
  const { package: name, version, document, passed, all, problem } = result;
  console.log(
    `${name} ${version} ${document}: ${passed.length} of ${all}${problem === undefined ? "" : `. ${problem}`}`,
  );
  return result;
}

/** The tools are not part of the workspace: they are installed when they are asked for, as their lock file says. */
async function install(): Promise<void> {
  const flags = ["install", "--dir", here, "--ignore-workspace", "--ignore-scripts", "--frozen-lockfile"];
  const { code, output } = await run(process.execPath, [
    join(repository, "node_modules/pnpm/bin/pnpm.cjs"),
    ...flags,
  ]);
  if (code !== 0) throw new Failure(`The tools could not be installed:\n${output}`);
}

await interop(process.argv.slice(2)).catch(reportFailure);

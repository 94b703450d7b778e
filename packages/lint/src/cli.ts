import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeAtomically } from "../../../scripts/lib/atomic-write.ts";
import { Failure, printFailure } from "../../../scripts/lib/failure.ts";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { argumentsOf, usage, type Arguments, type Format } from "./arguments.ts";
import { exitCode, type Finding, type Report } from "./finding.ts";

const defaultFormat = process.env["GITHUB_ACTIONS"] ? "github" : "stylish";

async function main(args: Arguments): Promise<number> {
  if (args.help) {
    console.log(usage);
    return 0;
  }
  try {
    const report = await lint(args).finally(() => progress(""));
    await writeReports(args, report);
    await print(args.format, report);
    return exitCode(report, args.fail);
  } catch (error) {
    const findings = reasonsOf(error);
    if (findings === undefined) throw error;
    const report = { findings, files: 0, timing: {} };
    await writeReports(args, report);
    if (args.format === "stylish") printFailure(error);
    else await print(args.format, report);
    return 2;
  }
}

async function lint({
  entry,
  limits,
  ruleset,
  baseline,
  updateBaseline,
  timing,
}: Arguments): Promise<Report> {
  progress("load");
  const { loadLinter } = await import("./engine.ts");
  // A ruleset from elsewhere is validated, and shares its modules with the linter.
  const { lintFiles } = await (ruleset === undefined ? loadLinter() : import("./lint.ts"));
  const found = await lintFiles(entry ?? join(repository, paths.contract), {
    limits,
    progress,
    ...(ruleset !== undefined && { ruleset: await rulesetOf(ruleset) }),
  });
  progress("");
  if (timing)
    for (const [name, ms] of Object.entries(found.timing)) console.error(`${name}: ${Math.round(ms)} ms`);
  return baseline === undefined ? found : throughBaseline(found, baseline, updateBaseline);
}

/** Says on a terminal what takes its time, in a line that goes away. */
function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${name === "" ? "" : `${name} ...`}`);
}

/** Why the document could not be read, at its places. By the member: the linter is loaded as a bundle, with its own classes. */
function reasonsOf(error: unknown): readonly Finding[] | undefined {
  return error instanceof Error && "findings" in error ? (error.findings as Finding[]) : undefined;
}

async function rulesetOf(path: string): Promise<object> {
  const module = (await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new Failure(`${path} cannot be loaded as a ruleset: ${(error as Error).message}`);
  })) as { default?: unknown };
  if (typeof module.default !== "object" || module.default === null)
    throw new Failure(`${path} must export a Spectral ruleset as its default.`);
  return module.default;
}

async function throughBaseline(report: Report, path: string, update: boolean): Promise<Report> {
  const { withoutKnown, writeBaseline } = await import("./baseline.ts");
  if (update) await writeBaseline(path, report.findings);
  const { findings, obsolete } = await withoutKnown(path, report.findings);
  if (obsolete.length > 0)
    console.error(
      `${path} knows what is mended by now: ${obsolete.join(", ")}. Write it anew with --update-baseline.`,
    );
  return { ...report, findings };
}

async function writeReports({ reports }: Arguments, report: Report): Promise<void> {
  for (const { format, file } of reports) {
    const text = `${await inFormat(format, report)}\n`;
    await writeAtomically(file, text).catch((error: unknown) => {
      throw new Failure(`${file} cannot be written: ${(error as Error).message}`);
    });
  }
}

async function print(format: Format, report: Report): Promise<void> {
  const text = await inFormat(format, report, true);
  if (text !== "") console.log(text);
}

/** Only the format that is asked for is loaded. */
async function inFormat(format: Format, report: Report, printed = false): Promise<string> {
  if (format === "stylish") {
    const { stylish, inColour } = await import("./formats/stylish.ts");
    return printed ? stylish(report, inColour) : stylish(report);
  }
  if (format === "github") return (await import("./formats/github.ts")).github(report);
  if (format === "sarif") return (await import("./formats/sarif.ts")).sarif(report);
  if (format === "json") return (await import("./formats/json.ts")).json(report);
  return (await import("./formats/markdown.ts")).markdown(report);
}

enableCompileCache(join(repository, "node_modules/.cache/node"));
try {
  process.exitCode = await main(argumentsOf(process.argv.slice(2), defaultFormat));
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}

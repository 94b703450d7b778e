import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { writeAtomically } from "./lib/atomic-write.ts";
import { Failure, printFailure } from "./lib/failure.ts";
import { paths, repository } from "./lib/paths.ts";
import { exitCode, severities, type Report, type Severity } from "./lint/finding.ts";

const formats = ["stylish", "github", "sarif", "json", "markdown"] as const;
type Format = (typeof formats)[number];

const usage = `Usage: pnpm lint [file] [options]

Lints an OpenAPI document and the files that it refers to (by default ${paths.contract}), with Redocly's rules by
redocly.yaml and with Spectral's and our own.

  --format FORMAT          ${formats.join(", ")}. By default stylish; github in a workflow of GitHub's
  --report FORMAT=FILE     also writes a report to a file. May be given more than once
  --fail-severity LEVEL    the least severity that fails: ${severities.join(", ")}. By default warning
  --ruleset FILE           a JavaScript module with a Spectral ruleset, instead of ours
  --baseline FILE          leaves out the findings that this file knows
  --update-baseline        writes all findings to that file
  --allow-remote           lets references lead to other hosts
  --max-size MB            how large all files together may be. By default 50
  --timing                 says how long each part took

Exit codes: 0 nothing found, 1 something found, 2 the document or an option could not be read.`;

const options = {
  format: { type: "string" },
  report: { type: "string", multiple: true },
  "fail-severity": { type: "string", default: "warning" },
  ruleset: { type: "string" },
  baseline: { type: "string" },
  "update-baseline": { type: "boolean", default: false },
  "allow-remote": { type: "boolean", default: false },
  "max-size": { type: "string", default: "50" },
  timing: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const format = oneOf(
    formats,
    "--format",
    values.format ?? (process.env["GITHUB_ACTIONS"] ? "github" : "stylish"),
  );
  const fail = oneOf(severities, "--fail-severity", values["fail-severity"]);
  const reports = (values.report ?? []).map(reportTo);
  const megabytes = Number(values["max-size"]);
  if (!(megabytes > 0))
    throw new Failure(`--max-size must be a number of megabytes, and ${values["max-size"]} is none.`);
  if (values["update-baseline"] && values.baseline === undefined)
    throw new Failure("--update-baseline needs --baseline FILE.");

  const { lintFiles } = await (await import("./lint/engine.ts")).loadLinter();
  const found = await lintFiles(positionals[0] ?? `${repository}/${paths.contract}`, {
    limits: { allowRemote: values["allow-remote"], maxBytes: megabytes * 1_000_000 },
    ...(values.ruleset !== undefined && { ruleset: await rulesetOf(values.ruleset) }),
  });
  if (values.timing)
    for (const [name, ms] of Object.entries(found.timing)) console.error(`${name}: ${Math.round(ms)} ms`);
  const report = await throughBaseline(found, values.baseline, values["update-baseline"]);
  for (const { format: other, file } of reports)
    await writeAtomically(file, `${await inFormat(other, report)}\n`);
  const text = await inFormat(format, report);
  if (text !== "") console.log(text);
  return exitCode(report, fail satisfies Severity);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${usage}`);
  }
}

function oneOf<T extends string>(allowed: readonly T[], option: string, value: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw new Failure(`${option} must be one of ${allowed.join(", ")}, and ${value} is none.`);
  return found;
}

function reportTo(value: string): { readonly format: Format; readonly file: string } {
  const [, format = "", file = ""] = /^([^=]*)=(.+)$/.exec(value) ?? [];
  return { format: oneOf(formats, "--report", format || value), file };
}

async function rulesetOf(path: string): Promise<object> {
  const module = (await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new Failure(`${path} cannot be loaded as a ruleset: ${(error as Error).message}`);
  })) as { default?: unknown };
  if (typeof module.default !== "object" || module.default === null)
    throw new Failure(`${path} must export a Spectral ruleset as its default.`);
  return module.default;
}

async function throughBaseline(report: Report, path: string | undefined, update: boolean): Promise<Report> {
  if (path === undefined) return report;
  const { withoutKnown, writeBaseline } = await import("./lint/baseline.ts");
  if (update) await writeBaseline(path, report.findings);
  const { findings, obsolete } = await withoutKnown(path, report.findings);
  if (obsolete.length > 0)
    console.error(
      `${path} knows what is mended by now: ${obsolete.join(", ")}. Write it anew with --update-baseline.`,
    );
  return { ...report, findings };
}

/** Only the format that is asked for is loaded. */
async function inFormat(format: Format, report: Report): Promise<string> {
  if (format === "stylish") return (await import("./lint/formats/stylish.ts")).stylish(report);
  if (format === "github") return (await import("./lint/formats/github.ts")).github(report);
  if (format === "sarif") return (await import("./lint/formats/sarif.ts")).sarif(report);
  if (format === "json") return (await import("./lint/formats/json.ts")).json(report);
  return (await import("./lint/formats/markdown.ts")).markdown(report);
}

enableCompileCache(join(repository, "node_modules/.cache/node"));
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 2;
}

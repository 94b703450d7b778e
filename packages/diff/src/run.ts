import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Arguments, Format } from "./arguments.ts";
import { checkChangesets, writeChangeset } from "./changeset-files.ts";
import { Failure } from "./failure.ts";
import { github } from "./formats/github.ts";
import { json } from "./formats/json.ts";
import { markdown } from "./formats/markdown.ts";
import { sarif } from "./formats/sarif.ts";
import { terminal, type Paint } from "./formats/terminal.ts";
import { steps } from "./kinds/kind.ts";
import { noPolicy, readPolicy, type Policy } from "./policy/policy.ts";
import { parse } from "./read/parse.ts";
import { nameIn } from "./read/places.ts";
import { loadTarget, targetsOf, type Target } from "./read/targets.ts";
import { makeReport } from "./report/make-report.ts";
import type { Report } from "./report/report.ts";
import { versionProblem } from "./version/semver.ts";
import { writeTo } from "./write-file.ts";

const usualPolicies = ["contract-diff.policy.yaml", "contract-diff.policy.json"];

/** The result of a run: what to print, and whether it fails. */
export interface Outcome {
  readonly output: string;
  /** Why the change must not be merged, one sentence each. */
  readonly problems: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Compares two versions, writes the requested reports, and decides whether the run fails. */
export async function run(args: Arguments, folder: string, paint: Paint, today: string): Promise<Outcome> {
  const targets = targetsOf(args.targets, folder, args.document);
  const report = await reportFor(targets, args, folder, today);
  for (const { format, file } of args.reports)
    await writeTo(resolve(folder, file), `${formatted(report, format, (_, text) => text)}\n`, file);
  if (args.nextVersion) return { output: nextVersionOf(report), problems: [], exitCode: 0 };
  const written = args.writeChangeset ? await writeChangeset(report, folder) : undefined;
  const problems = [
    ...thresholdProblems(report, args),
    ...(args.checkVersion ? [versionProblem(report.base.version, report.head.version, report.step)] : []),
    ...(args.checkChangesets ? await checkChangesets(report, targets, folder) : []),
  ].filter((problem) => problem !== undefined);
  const output = [formatted(report, args.format, paint), ...(written === undefined ? [] : [written])].join(
    "\n\n",
  );
  return { output, problems, exitCode: problems.length > 0 ? 1 : 0 };
}

function nextVersionOf({ base, nextVersion }: Report): string {
  if (nextVersion !== "") return nextVersion;
  throw new Failure(
    `--next-version: info.version of the base is "${base.version}", which isn't a version such as 1.2.3.`,
  );
}

async function reportFor(
  [base, head]: [Target, Target],
  args: Arguments,
  folder: string,
  today: string,
): Promise<Report> {
  const [old, now, policy] = await Promise.all([
    loadTarget(base, folder),
    loadTarget(head, folder),
    policyOf(args.policy, folder, dirname(head.entry)),
  ]);
  const nameOf = (file: string) => nameIn(folder, file);
  return makeReport(
    { loaded: old, title: base.title },
    { loaded: now, title: head.title },
    { policy, today, nameOf, ...(args.code !== undefined && { code: args.code }) },
  );
}

/** The policy that the options name, or else the one beside the contract. */
async function policyOf(given: string | undefined, folder: string, contractFolder: string): Promise<Policy> {
  const files =
    given === undefined ? usualPolicies.map((name) => join(contractFolder, name)) : [resolve(folder, given)];
  const file = files.find((one) => existsSync(one));
  if (file !== undefined)
    return readPolicy(parse(await readFile(file, "utf8"), nameIn(folder, file)), nameIn(folder, file));
  if (given === undefined) return noPolicy;
  throw new Failure(`--policy: ${given} does not exist.`);
}

export function formatted(report: Report, format: Format, paint: Paint): string {
  if (format === "terminal") return terminal(report, paint);
  if (format === "markdown") return markdown(report);
  if (format === "json") return json(report);
  return format === "sarif" ? sarif(report) : github(report);
}

function thresholdProblems({ step, changes }: Report, { failOn }: Arguments): string[] {
  const refused = changes.filter((change) => change.refused);
  if (refused.length > 0) return [`Refused: ${refused.map(({ what }) => what).join("; ")}.`];
  if (failOn === "none" || steps.indexOf(step) < steps.indexOf(failOn)) return [];
  return [
    `The changes need a ${step} step. Accept one in the policy file by its fingerprint, or allow it with --fail-on.`,
  ];
}

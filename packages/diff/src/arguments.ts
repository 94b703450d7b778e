import { parseArgs } from "node:util";
import { modelOptions, pointerOf, presets, type ModelOptions } from "@messaging-api/error-model";
import { Failure, messageOf } from "./failure.ts";
import { isStep, steps, type Step } from "./kinds/kind.ts";
import { nearest } from "./policy/nearest.ts";

export const formats = ["terminal", "markdown", "json", "sarif", "github"] as const;
export type Format = (typeof formats)[number];

export interface Arguments {
  readonly targets: readonly string[];
  readonly document?: string;
  readonly format: Format;
  /** Reports to write besides the one on standard output. */
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  /** Where a body holds the code: a preset or a pointer. Detected by default. */
  readonly code?: readonly string[];
  readonly failOn: Step;
  readonly policy?: string;
  readonly checkVersion: boolean;
  readonly checkChangesets: boolean;
  readonly writeChangeset: boolean;
  readonly nextVersion: boolean;
  readonly help: boolean;
}

export const usage = `Compares two versions of an OpenAPI contract: what a change breaks, for whom, and which version it needs.

contract-diff main...HEAD            what HEAD changed since it left main
contract-diff main...                the same, with what is not committed yet
contract-diff old.yaml new.yaml      two files, folders, or ref:path

  --document PATH       the contract's entry file in a range or in both folders (default: openapi.yaml, openapi/openapi.yaml)
  --preset NAME         the style of the errors: ${Object.keys(presets).join(", ")} (default: detected)
  --code POINTER        where a body holds the code, such as /error/code (default: detected)
  --format FORMAT       ${formats.join(", ")} (default: terminal; github in a GitHub workflow)
  --report FORMAT=FILE  write a report to a file as well; may be repeated
  --fail-on STEP        exit with 1 from this step on: major (default), minor, patch, none
  --policy FILE         verdicts that differ from the defaults (default: contract-diff.policy.yaml beside the contract)
  --check-version       exit with 1 if info.version is lower than the changes need
  --next-version        print the version that the changes need, and nothing else
  --check-changesets    exit with 1 if the changesets of the change claim less than it needs
  --write-changeset     write a changeset that claims what the change needs
  --help                show this text

Exit codes: 0 nothing to stop, 1 something to stop, 2 nothing could be compared.`;

/**
 * Reads the command line.
 *
 * @throws Failure that says what is wrong and what to write.
 */
export function argumentsOf(args: readonly string[], env: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = parsed(args);
  const format = values.format ?? (env["GITHUB_ACTIONS"] ? "github" : "terminal");
  const failOn = values["fail-on"] ?? "major";
  if (!isStep(failOn)) throw new Failure(`--fail-on takes ${steps.join(", ")}, not ${failOn}.`);
  return {
    targets: positionals,
    ...(values.document !== undefined && { document: values.document }),
    ...codeOf(values.preset, values.code),
    format: formatOf(format, "--format"),
    reports: (values.report ?? []).map(reportOf),
    failOn,
    ...(values.policy !== undefined && { policy: values.policy }),
    checkVersion: values["check-version"] ?? false,
    checkChangesets: values["check-changesets"] ?? false,
    writeChangeset: values["write-changeset"] ?? false,
    nextVersion: values["next-version"] ?? false,
    help: values.help ?? false,
  };
}

function codeOf(preset: string | undefined, code: string | undefined): Pick<Arguments, "code"> {
  if (preset === undefined && code === undefined) return {};
  try {
    // It checks a preset of any name, and says which one is nearest.
    const given = { preset, code } as Partial<ModelOptions>;
    return { code: pointerOf(modelOptions(given).code) };
  } catch (error) {
    throw new Failure(messageOf(error));
  }
}

const options = {
  preset: { type: "string" },
  code: { type: "string" },
  document: { type: "string" },
  format: { type: "string" },
  report: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  policy: { type: "string" },
  "check-version": { type: "boolean" },
  "next-version": { type: "boolean" },
  "check-changesets": { type: "boolean" },
  "write-changeset": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

function parsed(args: readonly string[]) {
  const known = Object.keys(options);
  for (const arg of args) {
    const [, name] = /^--([^=]+)/.exec(arg) ?? [];
    if (name !== undefined && !known.includes(name))
      throw new Failure(
        `There is no option --${name}.${nearest(name, known).replace("`", "--").replace("`", "")} --help lists them.`,
      );
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${messageOf(error).split(". ")[0]}. --help lists the options.`);
  }
}

function formatOf(text: string, option: string): Format {
  const found = formats.find((format) => format === text);
  if (found === undefined) throw new Failure(`${option} takes ${formats.join(", ")}, not ${text}.`);
  return found;
}

function reportOf(text: string): { format: Format; file: string } {
  const [format = "", ...file] = text.split("=");
  if (file.length === 0)
    throw new Failure(`--report takes FORMAT=FILE, such as json=diff.json, not ${text}.`);
  return { format: formatOf(format, "--report"), file: file.join("=") };
}

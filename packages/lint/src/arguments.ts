import { parseArgs } from "node:util";
import { Failure } from "../../../scripts/lib/failure.ts";
import { paths } from "../../../scripts/lib/paths.ts";
import { severities, type Severity } from "./finding.ts";

export const formats = ["stylish", "github", "sarif", "json", "markdown"] as const;
export type Format = (typeof formats)[number];

export const usage = `Usage: pnpm lint [file] [options]

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

To adopt the rules late, write down once what there is, and commit that file:
  pnpm lint openapi.yaml --baseline lint-baseline.json --update-baseline
From then on, \`pnpm lint openapi.yaml --baseline lint-baseline.json\` reports what is new.

Exit codes: 0 nothing found, 1 something found, 2 the document or an option could not be read.`;

/** What the command is to do. */
export interface Arguments {
  readonly help: boolean;
  readonly entry: string | undefined;
  readonly format: Format;
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  readonly fail: Severity;
  readonly ruleset: string | undefined;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly limits: { readonly allowRemote: boolean; readonly maxBytes: number };
  readonly timing: boolean;
}

const options = {
  format: { type: "string" },
  report: { type: "string", multiple: true, default: [] as string[] },
  "fail-severity": { type: "string", default: "warning" },
  ruleset: { type: "string" },
  baseline: { type: "string" },
  "update-baseline": { type: "boolean", default: false },
  "allow-remote": { type: "boolean", default: false },
  "max-size": { type: "string", default: "50" },
  timing: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** @throws Failure naming the option that is wrong, and what it may be. */
export function argumentsOf(args: readonly string[], defaultFormat: Format): Arguments {
  const { values, positionals } = parsed(args);
  const megabytes = Number(values["max-size"]);
  if (!(megabytes > 0))
    throw new Failure(`--max-size must be a number of megabytes, and ${values["max-size"]} is none.`);
  if (values["update-baseline"] && values.baseline === undefined)
    throw new Failure("--update-baseline needs --baseline FILE.");
  if (positionals.length > 1)
    throw new Failure(`One document at a time: ${positionals.join(" and ")} are ${positionals.length}.`);
  return {
    help: values.help,
    entry: positionals[0],
    format: values.format === undefined ? defaultFormat : oneOf(formats, "--format", values.format),
    reports: values.report.map(reportTo),
    fail: oneOf(severities, "--fail-severity", values["fail-severity"]),
    ruleset: values.ruleset,
    baseline: values.baseline,
    updateBaseline: values["update-baseline"],
    limits: { allowRemote: values["allow-remote"], maxBytes: megabytes * 1_000_000 },
    timing: values.timing,
  };
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
  const [, format = value, file] = /^([^=]*)=(.+)$/.exec(value) ?? [];
  if (file === undefined) throw new Failure(`--report must be FORMAT=FILE, and ${value} is not.`);
  return { format: oneOf(formats, "--report", format), file };
}

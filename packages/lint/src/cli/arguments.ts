import { parseArgs } from "node:util";
import { severities, type Severity } from "../findings/finding.ts";
import { Failure, messageOf } from "../failure.ts";
import { nearest } from "@messaging-api/error-model";
import { usage } from "./usage.ts";

export const formats = ["stylish", "github", "sarif", "json", "markdown"] as const;
export type Format = (typeof formats)[number];

/** What the command is asked to do. The config decides what is undefined here. */
export interface Arguments {
  readonly help: boolean;
  readonly version: boolean;
  readonly init: boolean;
  readonly documents: readonly string[];
  readonly config: string | undefined;
  readonly preset: string | undefined;
  readonly format: Format;
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  readonly fail: Severity | undefined;
  readonly ruleset: string | undefined;
  readonly redocly: string | false | undefined;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly allowRemote: boolean | undefined;
  readonly maxSize: number | undefined;
  readonly timing: boolean;
}

const options = {
  config: { type: "string" },
  preset: { type: "string" },
  init: { type: "boolean", default: false },
  format: { type: "string" },
  report: { type: "string", multiple: true },
  "fail-severity": { type: "string" },
  ruleset: { type: "string" },
  redocly: { type: "string" },
  baseline: { type: "string" },
  "update-baseline": { type: "boolean", default: false },
  "allow-remote": { type: "boolean" },
  "max-size": { type: "string" },
  timing: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** @throws Failure that names the option that is wrong and what it may be. */
export function argumentsOf(args: readonly string[], defaultFormat: Format): Arguments {
  const { values, positionals } = parsed(args);
  const fail = values["fail-severity"];
  return {
    help: values.help,
    version: values.version,
    init: values.init,
    documents: positionals,
    config: values.config,
    preset: values.preset,
    format: values.format === undefined ? defaultFormat : oneOf(formats, "--format", values.format),
    reports: (values.report ?? []).map(reportTo),
    fail: fail === undefined ? undefined : oneOf(severities, "--fail-severity", fail),
    ruleset: values.ruleset,
    redocly: values.redocly === "off" ? false : values.redocly,
    baseline: values.baseline,
    updateBaseline: values["update-baseline"],
    allowRemote: values["allow-remote"],
    maxSize: values["max-size"] === undefined ? undefined : megabytes(values["max-size"]),
    timing: values.timing,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [, unknown] = /^Unknown option '--([^']+)'/.exec(messageOf(error)) ?? [];
    if (unknown === undefined) throw new Failure(`${messageOf(error)}\n\n${usage}`);
    const close = nearest(unknown, Object.keys(options));
    const advice = close === undefined ? "--help lists the options." : `Did you mean --${close}?`;
    throw new Failure(`There is no option --${unknown}. ${advice}`);
  }
}

function megabytes(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new Failure(`--max-size must be a number of megabytes, not ${value}.`);
  return number;
}

function oneOf<T extends string>(allowed: readonly T[], option: string, value: string): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const close = nearest(value, allowed);
  const advice = close === undefined ? "" : ` Did you mean ${close}?`;
  throw new Failure(`${option} must be one of ${allowed.join(", ")}, not ${value}.${advice}`);
}

function reportTo(value: string): { readonly format: Format; readonly file: string } {
  const [, format = value, file] = /^([^=]*)=(.+)$/.exec(value) ?? [];
  if (file === undefined)
    throw new Failure(`--report must be FORMAT=FILE, such as sarif=lint.sarif, not ${value}.`);
  return { format: oneOf(formats, "--report", format), file };
}

import { severities } from "../findings/finding.ts";

/** The part of JSON Schema that the config's schema is written in, and that `check.ts` checks. */
export interface Schema {
  readonly type?: "object" | "array" | "string" | "boolean" | "number";
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly exclusiveMinimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
}

const path = (description: string): Schema => ({ type: "string", minLength: 1, description });
const flag = (description: string): Schema => ({ type: "boolean", description });

/** What a config file may say, as a JSON Schema for editors and for the check. The command knows the presets and rules. */
export const configSchema: Schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { type: "string", description: "The JSON Schema of this file, for editors." },
    documents: {
      type: "array",
      items: { type: "string" },
      description: "The documents to lint if the command names none: paths and globs, relative to this file.",
    },
    preset: {
      type: "string",
      description: "How the documents write errors: the name of a preset. By default detected.",
    },
    options: { type: "object", description: "What differs from the preset." },
    ruleset: path("A JavaScript module with a Spectral ruleset to run instead of ours."),
    severities: {
      type: "object",
      additionalProperties: { enum: [...severities, "off"] },
      description: "The severity of rules by id. `off` switches a rule off.",
    },
    ignores: {
      type: "array",
      description: "Findings that you accept.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["pointer", "reason"],
        properties: {
          pointer: {
            type: "string",
            pattern: "^#/",
            description: "A JSON pointer such as `#/paths/~1me/get`. Findings below it are ignored too.",
          },
          file: path("The file, relative to this file. By default any file."),
          rule: path("The rule to ignore. By default all rules."),
          reason: path("Why you accept it."),
        },
      },
    },
    redocly: {
      anyOf: [{ type: "string", minLength: 1 }, { const: false }],
      description:
        "A `redocly.yaml` whose rules to run too, or `false` for none. By default the one beside this file.",
    },
    lock: {
      anyOf: [{ type: "string", minLength: 1 }, { const: false }],
      description:
        "The lock of published codes, or `false` for none. By default `codes.lock.json` beside each document, if it exists.",
    },
    baseline: path("A file with known findings to leave out."),
    failSeverity: {
      enum: severities,
      description: "The lowest severity that fails the command. By default `warning`.",
    },
    fillExamples: flag("Whether responses show the examples of the error schemas that they refer to."),
    unusedFiles: flag("Whether to report files beside the document's files that nothing refers to."),
    allowRemote: flag("Whether references may lead to other hosts."),
    maxSize: {
      type: "number",
      exclusiveMinimum: 0,
      description: "How large all files together may be, in megabytes. By default 50.",
    },
  },
};

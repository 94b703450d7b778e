import type { Severity } from "../findings/finding.ts";

/** A finding that you accept, with the reason why. */
export interface Ignore {
  /** A JSON pointer in the author's file, such as `#/paths/~1me/get`. Findings below it are ignored too. */
  readonly pointer: string;
  /** The file, relative to the config file. By default any file. */
  readonly file?: string;
  /** The rule to ignore. By default all rules. */
  readonly rule?: string;
  /** Why. Required, for the next person who reads the config. */
  readonly reason: string;
}

/** The config file `error-contract.config.js`, `.ts`, `.json`, or `.yaml`. Paths in it are relative to the file. */
export interface Config {
  /** The JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /** The documents to lint if the command names none: paths and globs. */
  readonly documents?: readonly string[];
  /** How the documents write errors: the name of a preset. By default detected in each document. */
  readonly preset?: string;
  /** What differs from the preset. See the ruleset's `Options`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** A JavaScript module with a Spectral ruleset to run instead of ours. */
  readonly ruleset?: string;
  /** The severity of rules by id. `off` switches a rule off. */
  readonly severities?: Readonly<Record<string, Severity | "off">>;
  /** Findings that you accept. */
  readonly ignores?: readonly Ignore[];
  /** A `redocly.yaml` whose rules to run too, or `false` for none. By default the one beside the config file, if there is one. */
  readonly redocly?: string | false;
  /** The lock of published codes, or `false` for none. By default `codes.lock.json` beside each document, if it exists. */
  readonly lock?: string | false;
  /** A file with known findings to leave out. */
  readonly baseline?: string;
  /** The lowest severity that fails the command. By default `warning`. */
  readonly failSeverity?: Severity;
  /** Whether responses show the examples of the error schemas that they refer to, as this project's bundle does. */
  readonly fillExamples?: boolean;
  /** Whether to report files beside the document's files that nothing refers to. */
  readonly unusedFiles?: boolean;
  /** Whether references may lead to other hosts. */
  readonly allowRemote?: boolean;
  /** How large all files together may be, in megabytes. By default 50. */
  readonly maxSize?: number;
}

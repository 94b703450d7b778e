import type { ModelOptions } from "@messaging-api/error-model";

/** How much is read, and from where. */
export interface Limits {
  /** Whether a reference may lead to another host. */
  readonly allowRemote: boolean;
  /** The maximum size of all files together, in bytes. */
  readonly maxBytes: number;
}

/** The ruleset for how one document writes its errors. */
export interface ChosenRuleset {
  readonly ruleset: object;
  readonly model: Partial<ModelOptions>;
  /** What was detected in the document, in one sentence. */
  readonly summary: string;
}

/** How to lint a document. */
export interface Settings {
  /** The Spectral ruleset to run. */
  readonly ruleset: object;
  /** Chooses another ruleset, once the document is read. */
  readonly chooseRuleset?: (document: object) => ChosenRuleset | Promise<ChosenRuleset>;
  /** Whether the ruleset is known to be valid. Spectral checks it otherwise. */
  readonly trusted?: boolean;
  /** The path of a `redocly.yaml` whose rules to run too. */
  readonly redocly?: string;
  readonly limits?: Limits;
  /** How the document describes errors. By default, it is detected if the usual style finds no code. */
  readonly model?: Partial<ModelOptions>;
  /** The path of the lock of published codes, or `false` for none. By default `codes.lock.json` beside the document, if it exists. */
  readonly lock?: string | false;
  /** Whether responses show the examples of the error schemas that they refer to. */
  readonly fillExamples?: boolean;
  /** Whether to report files that nothing refers to. */
  readonly unusedFiles?: boolean;
  /** Called with the name of each step as it starts. */
  readonly progress?: (name: string) => void;
}

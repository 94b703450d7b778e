import { readFileSync } from "node:fs";
import type { Step } from "../src/kinds/kind.ts";
import {
  partsDocument,
  enumDocument,
  googleDocument,
  jsonapiDocument,
  nestedDocument,
  problemDocument,
} from "./documents/others.ts";
import { eventsDocument } from "./documents/events.ts";
import { formsDocument } from "./documents/forms.ts";
import { ownDocument } from "./documents/own.ts";
import type { Edit } from "./patch.ts";

/** The documents that cases edit, one for each style of writing errors. */
export const documents = {
  own: ownDocument,
  problem: problemDocument,
  nested: nestedDocument,
  enum: enumDocument,
  jsonapi: jsonapiDocument,
  google: googleDocument,
  parts: partsDocument,
  events: eventsDocument,
  forms: formsDocument,
} satisfies Record<string, () => object>;

/** One change of a contract, and everything that must be reported about it. */
export interface Case {
  readonly title: string;
  readonly document: keyof typeof documents;
  readonly edits: readonly Edit[];
  readonly events: readonly string[];
  /** A letter for each consumer: `B` breaks, `n` notices, `-` nothing. */
  readonly verdicts: string;
  readonly step: Step;
  /** Events of the reverse. */
  readonly back: readonly string[];
  readonly backStep: Step;
}

const read = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`./cases/${name}.json`, import.meta.url), "utf8")) as T[];

export const cases: readonly Case[] = ["errors", "presets", "rest", "events"].flatMap((name) =>
  read<Case>(name),
);

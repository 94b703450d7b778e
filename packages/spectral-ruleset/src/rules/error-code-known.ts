import {
  descend,
  items,
  members,
  pointerOf,
  valuesAt,
  within,
  type ErrorSchema,
  type Path,
  type Pointer,
} from "@messaging-api/error-model";
import type { ErrorContract } from "../contract.ts";
import { problem, type Problem, type Rule } from "../rule.ts";
import { casingOf } from "../shared/casing.ts";
import { namesBesideErrors, namesIn } from "../shared/names.ts";
import { inBackticks, nearestName } from "../shared/prose-words.ts";
import { textsIn } from "../shared/texts.ts";

export default {
  description: "An error's examples and its own prose name only codes and members that exist.",
  severity: "error",
  why: "After a rename, the old name stays behind in the text, and readers copy it into their programs.",
  where: "components.schemas.contact_blocked",
  good: `
description: The contact takes no messages. An archived contact answers with \`contact_expired\`.`,
  bad: `
description: The contact takes no messages. An archived contact answers with \`contact_archived\`.`,
  fix: "Write the name that the document defines. Inside an error, a name in backticks must be a code, a member of that error, or a name that requests use.",
  *check(contract) {
    const outside = namesBesideErrors(contract);
    for (const error of contract.errors.values()) {
      yield* inProse(contract, error, outside);
      yield* inExamples(contract, error.examples, within(error, pointerOf(contract.options.code)));
      yield* ofMember(contract, error);
    }
    for (const { bodies } of contract.responses)
      for (const { examples } of bodies) yield* inExamples(contract, examples);
  },
} as const satisfies Rule;

/** Names in backticks in the prose of an error. */
function* inProse(
  contract: ErrorContract,
  { schema, path }: ErrorSchema,
  outside: ReadonlySet<string>,
): Generator<Problem> {
  const { codes, options } = contract;
  const casing = casingOf(contract);
  if (casing === undefined) return;
  const own = namesIn(contract, schema);
  const isKnown = (word: string) =>
    codes.has(word) || own.has(word) || outside.has(word) || options.words.includes(word);
  for (const [prose, place] of textsIn(schema, path)) {
    const strangers = inBackticks(prose, casing).filter((word) => !isKnown(word));
    if (strangers.length === 0) continue;
    const list = [...new Set(strangers)].map((word) => `\`${word}\`${nearestName(word, [...codes, ...own])}`);
    yield problem(`write a code or a member of this error instead of ${list.join(", ")}`, place);
  }
}

interface Example {
  readonly value: unknown;
  readonly path: Path;
}

/** Codes of example bodies, or of examples of a part of a body. */
function* inExamples(
  { codes, options }: ErrorContract,
  examples: readonly Example[],
  pointer: Pointer = pointerOf(options.code),
): Generator<Problem> {
  if (codes.size === 0) return;
  for (const example of examples)
    for (const { value, path } of valuesAt(example.value, pointer, example.path))
      if (isCode(value) && !codes.has(String(value))) yield problem(unknown(String(value), codes), path);
}

/** Examples of the member that holds the code. */
function* ofMember({ document, codes, options }: ErrorContract, error: ErrorSchema): Generator<Problem> {
  const { at } = descend(document, error.located, within(error, pointerOf(options.code)) ?? []);
  if (codes.size === 0) return;
  for (const { schema, path } of at)
    for (const [index, code] of items(members(schema)["examples"]).entries())
      if (isCode(code) && !codes.has(String(code)))
        yield problem(unknown(String(code), codes), [...path, "examples", index]);
}

function isCode(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function unknown(code: string, codes: ReadonlySet<string>): string {
  return `write a code that the document defines, not "${code}"${nearestName(code, [...codes])}`;
}

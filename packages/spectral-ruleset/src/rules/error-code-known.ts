import type { ErrorContract } from "../model/error-contract.ts";
import { items, members, text, type Path } from "../model/json.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "No description and no example names a code that the document does not define.",
  severity: "error",
  why: "After a rename the old name stays behind in prose, and people write it into their programs.",
  good: `
description: A contact that has blocked the number is refused with \`contact_blocked\`.`,
  bad: `
description: A contact that has blocked the number is refused with \`contact_banned\`.`,
  fix: "Write the code as the document defines it. A word in backticks that names a member, a parameter or a value of the document is none.",
  *check(contract) {
    const words = wordsOf(contract);
    yield* find(contract.document, [], contract, words);
  },
} as const satisfies Rule;

/** Everything that a word in backticks may also mean: members, parameters, constants, values of examples. */
function wordsOf({ document, codes, options }: ErrorContract): ReadonlySet<string> {
  const words = new Set<string>([...codes, ...options.reserved]);
  const collect = (value: unknown, inExample: boolean): void => {
    if (typeof value === "string") return void (inExample && words.add(value));
    if (Array.isArray(value)) return value.forEach((item) => collect(item, inExample));
    for (const [name, member] of Object.entries(members(value))) {
      words.add(name);
      if (
        ["name", "const", "propertyName", "operationId", "$ref"].includes(name) &&
        typeof member === "string"
      )
        words.add(member);
      // The code of an example is what is looked at, and so proves nothing.
      if (inExample && name === options.code) continue;
      collect(
        member,
        inExample ||
          [
            "enum",
            "example",
            "examples",
            "default",
            "const",
            "required",
            "renamedFrom",
            "x-retired-codes",
          ].includes(name),
      );
    }
  };
  collect(document, false);
  return words;
}

function* find(
  value: unknown,
  path: Path,
  contract: ErrorContract,
  words: ReadonlySet<string>,
): Generator<Problem> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* find(item, [...path, index], contract, words);
    return;
  }
  for (const [name, member] of Object.entries(members(value))) {
    const place = [...path, name];
    if (typeof member === "string" && ["description", "cause", "fix", "summary"].includes(name)) {
      const unknown = [...member.matchAll(/`([a-z][a-z0-9]*(?:_[a-z0-9]+)+)`/g)]
        .map(([, word = ""]) => word)
        .filter((word) => !words.has(word) && looksLikeCode(word, contract.codes));
      if (unknown.length > 0)
        yield problem(
          `${[...new Set(unknown)].map((word) => `\`${word}\``).join(", ")} is no code and no other name of this document`,
          place,
        );
    } else if (name === "examples" || name === "example") yield* inExamples(member, place, contract);
    else yield* find(member, place, contract, words);
  }
}

/** Codes share their first word with others, or consist of three words and more. */
function looksLikeCode(word: string, codes: ReadonlySet<string>): boolean {
  const [first = ""] = word.split("_");
  return word.split("_").length > 2 || [...codes].some((code) => code.startsWith(`${first}_`));
}

/** Envelopes among examples, whatever they are the example of. */
function* inExamples(value: unknown, path: Path, contract: ErrorContract): Generator<Problem> {
  const { options, codes } = contract;
  const own = members(value);
  const code = text(own[options.code]);
  const isEnvelope = Object.entries(options.constants).every(([name, constant]) => own[name] === constant);
  if (code !== undefined && isEnvelope && options.status in own && !codes.has(code))
    yield problem(`the example has the code "${code}", which the document does not define`, [
      ...path,
      options.code,
    ]);
  for (const [index, item] of items(value).entries()) yield* inExamples(item, [...path, index], contract);
  for (const [name, member] of Object.entries(own))
    if (typeof member === "object") yield* inExamples(member, [...path, name], contract);
}

import type { ErrorContract } from "../model/error-contract.ts";
import { items, members, text, type Path } from "../model/json.ts";
import type { Casing } from "../options.ts";
import { problem, type Problem, type Rule } from "../rule.ts";

export default {
  description: "An error's examples and its own prose name only codes and members that exist.",
  severity: "error",
  why: "After a rename, the old name stays behind in the text, and readers copy it into their programs.",
  where: "paths./messages.post",
  good: `
description: A contact that has blocked the number is refused with \`contact_blocked\`.`,
  bad: `
description: A contact that has blocked the number is refused with \`contact_banned\`.`,
  fix: "Write the name that the document defines. Inside an error, a name in backticks must be a code, a member of that error, or a name that requests use.",
  *check(contract) {
    yield* find(contract.document, [], { ...contract, words: wordsOf(contract) });
  },
} as const satisfies Rule;

type Known = ErrorContract & {
  /** Everything that a word may also mean: members, parameters, constants, values of examples. */
  readonly words: ReadonlySet<string>;
};

const named = new Set(["name", "const", "propertyName", "operationId"]);
const values = new Set(["enum", "example", "examples", "default", "const", "required"]);
// Their names are chosen, and may be codes that were.
const labels = new Set(["mapping", "examples"]);

function wordsOf({ document, codes, options }: ErrorContract): ReadonlySet<string> {
  const words = new Set<string>(codes);
  const collect = (value: unknown, inExample: boolean, holder: string): void => {
    if (typeof value === "string") return void (inExample && words.add(value));
    if (Array.isArray(value)) return value.forEach((item) => collect(item, inExample, holder));
    for (const [name, member] of Object.entries(members(value))) {
      if (!labels.has(holder)) words.add(name);
      if (named.has(name) && typeof member === "string") words.add(member);
      // The code of an example is what is looked at, and so proves nothing.
      if (inExample && name === options.code) continue;
      collect(member, (inExample || values.has(name)) && holder !== options.code, name);
    }
  };
  collect(document, false, "");
  return words;
}

const prose = new Set(["title", "description", "cause", "fix", "summary"]);

function* find(value: unknown, path: Path, known: Known): Generator<Problem> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* find(item, [...path, index], known);
    return;
  }
  for (const [name, member] of Object.entries(members(value))) {
    const place = [...path, name];
    if (typeof member === "string" && prose.has(name)) yield* inProse(member, place, known);
    else if (name === "examples" || name === "example") {
      if (path.at(-2) === "properties" && path.at(-1) === known.options.code)
        yield* ofCodeMember(member, place, known);
      yield* inExamples(member, place, known);
    } else yield* find(member, place, known);
  }
}

// In the casings that prose does not have, a code is one without backticks too.
const looks: Readonly<Record<Casing, RegExp>> = {
  snake: /(?<![\w/.@{-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/}])/g,
  "screaming-snake": /(?<![\w/.@{-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w/}])/g,
  kebab: /(?<=`)[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?=`)/g,
  camel: /(?<=`)[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+(?=`)/g,
  pascal: /(?<=`)(?:[A-Z][a-z0-9]*){2,}(?=`)/g,
};

function* inProse(text: string, path: Path, { words, codes, options }: Known): Generator<Problem> {
  // Codes by a pattern of their own cannot be told from other words.
  if (typeof options.casing !== "string") return;
  const found = (text.match(looks[options.casing]) ?? []).filter(
    (word) => !words.has(word) && looksLikeCode(word, codes),
  );
  if (found.length === 0) return;
  const list = [...new Set(found)].map((word) => `\`${word}\`${nearest(word, codes)}`).join(", ");
  yield problem(`write a code or another name that the document defines, not ${list}`, path);
}

/** The code that has most words in common. */
function nearest(word: string, codes: ReadonlySet<string>): string {
  const parts = partsOf(word);
  const common = (code: string) => partsOf(code).filter((part) => parts.includes(part)).length;
  const [best] = [...codes].sort((one, other) => common(other) - common(one));
  return best === undefined || common(best) === 0 ? "" : ` (perhaps \`${best}\`)`;
}

/** Codes share their first word with others, or consist of three words and more. */
function looksLikeCode(word: string, codes: ReadonlySet<string>): boolean {
  // A document that defines none has no word that is one.
  if (codes.size === 0) return false;
  const parts = partsOf(word);
  return parts.length > 2 || [...codes].some((code) => partsOf(code)[0] === parts[0]);
}

function partsOf(word: string): string[] {
  return word.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/);
}

/** The examples of the member itself. */
function* ofCodeMember(value: unknown, path: Path, { codes }: Known): Generator<Problem> {
  for (const [index, code] of (Array.isArray(value) ? items(value) : [value]).entries())
    if (typeof code === "string" && !codes.has(code))
      yield problem(`the document defines no code "${code}"`, Array.isArray(value) ? [...path, index] : path);
}

/** Envelopes among examples, whatever they are the example of. */
function* inExamples(value: unknown, path: Path, known: Known): Generator<Problem> {
  const { options, codes } = known;
  const own = members(value);
  const code = text(own[options.code]);
  const isEnvelope = Object.entries(options.constants).every(([name, constant]) => own[name] === constant);
  const hasStatus = options.status === false || options.status in own;
  if (code !== undefined && isEnvelope && hasStatus && !codes.has(code))
    yield problem(`the example has the code "${code}", which the document does not define`, [
      ...path,
      options.code,
    ]);
  for (const [index, item] of items(value).entries()) yield* inExamples(item, [...path, index], known);
  for (const [name, member] of Object.entries(own))
    if (typeof member === "object") yield* inExamples(member, [...path, name], known);
}

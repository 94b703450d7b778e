import { nearest } from "@messaging-api/error-model";
import type { Casing } from "../options.ts";

const parts: Readonly<Record<Casing, string>> = {
  snake: "[a-z][a-z0-9]*(?:_[a-z0-9]+)+",
  "screaming-snake": "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+",
  kebab: "[a-z][a-z0-9]*(?:-[a-z0-9]+)+",
  camel: "[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+",
  pascal: "(?:[A-Z][a-z0-9]*){2,}",
};
// Prose has its own hyphens and capitals. Without backticks, only a word in one of these two casings is a name.
const inPlainText = new Set<Casing>(["snake", "screaming-snake"]);

/** The words of a text in backticks that consist of several parts, as codes and members do. */
export function inBackticks(text: string, casing: Casing): string[] {
  return text.match(new RegExp(`(?<=\`)${parts[casing]}(?=\`)`, "g")) ?? [];
}

/** The words of a text that consist of several parts, in backticks or not, except for parts of addresses and paths. */
export function wordsOf(text: string, casing: Casing): string[] {
  if (!inPlainText.has(casing)) return inBackticks(text, casing);
  return text.match(new RegExp(`(?<![\\w/.@{#-])${parts[casing]}(?![\\w/}])`, "g")) ?? [];
}

/** Codes of one family share their first word. */
export function looksLikeCode(word: string, codes: ReadonlySet<string>): boolean {
  const [first] = partsOf(word);
  return [...codes].some((code) => partsOf(code)[0] === first);
}

/** The name that the author probably meant, as an addition to a message. */
export function nearestName(word: string, names: readonly string[]): string {
  const own = partsOf(word);
  const common = (name: string) => partsOf(name).filter((part) => own.includes(part)).length;
  const [best] = [...names].sort((one, other) => common(other) - common(one));
  const meant = best !== undefined && common(best) > 0 ? best : nearest(word, names);
  return meant === undefined ? "" : ` (did you mean \`${meant}\`?)`;
}

function partsOf(word: string): string[] {
  return word.split(/[_-]|(?<=[a-z0-9])(?=[A-Z])/);
}

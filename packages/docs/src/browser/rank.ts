import { synonymsOf } from "./synonyms.ts";
import { isSlip, likeness, wordsOf } from "./words.ts";

/** A page in the search index, or a part of one. */
export interface Entry {
  /** Below the site's root. */
  readonly url: string;
  readonly kind: "error" | "guide" | "operation" | "event" | "schema" | "rule" | "change" | "page";
  readonly title: string;
  /** The code, the operation's name, the guide's last path segment. */
  readonly name: string;
  readonly status?: number;
  /** Sentences by which people recognize it: messages in a log, the description of a guide. */
  readonly phrases: readonly string[];
  /** Other words for it, even if its page doesn't use them. */
  readonly aliases?: readonly string[];
  /** The rest of the page, shortened. */
  readonly text: string;
  /** Its text in a list of results. */
  readonly about: string;
  /** Anchors of its parameters and members. */
  readonly fields?: readonly string[];
}

/** The words of an entry by place. Each place has a weight. */
interface Indexed {
  readonly entry: Entry;
  readonly places: readonly (readonly [weight: number, words: readonly string[]])[];
  /** The words of each of its sentences and aliases. */
  readonly sentences: readonly (readonly string[])[];
  /** The words of each alias that has several. */
  readonly aliases: readonly (readonly string[])[];
  readonly everything: string;
}

const indexes = new WeakMap<readonly Entry[], readonly Indexed[]>();

function indexOf(entries: readonly Entry[]): readonly Indexed[] {
  const known = indexes.get(entries);
  if (known) return known;
  const made = entries.map((entry) => {
    const { name, status, title, phrases, aliases = [], text, fields = [] } = entry;
    const names = fields.map((field) => field.slice(field.lastIndexOf(".") + 1));
    return {
      entry,
      places: [
        [5, unique(wordsOf(`${name} ${status ?? ""}`))],
        [4, unique(wordsOf(title))],
        [3, unique(wordsOf(phrases.join(" ")))],
        [1, unique(wordsOf(`${text} ${aliases.join(" ")} ${names.join(" ")}`))],
      ] as const,
      sentences: [...phrases, ...aliases].map(wordsOf),
      aliases: aliases.map(wordsOf).filter((alias) => alias.length > 1),
      everything: [name, title, ...phrases, text, ...names].join(" ").toLowerCase(),
    };
  });
  indexes.set(entries, made);
  return made;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** The pages that a query finds, best first. A result leads to the member that the query names, if it names one. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const index = indexOf(entries);
  const known = new Set(index.flatMap(({ places }) => places.flatMap(([, words]) => words)));
  const words = unique(wordsOf(query)).map((word) => corrected(word, known));
  const whole = query.toLowerCase().trim();
  if (words.length === 0) return index.filter(({ entry }) => isNamed(entry, whole)).map(({ entry }) => entry);
  const weights = new Map(words.map((word) => [word, rarityOf(word, index)]));
  return index
    .map((one) => ({ entry: one.entry, score: scoreOf(one, whole, words, weights) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => atField(entry, whole));
}

/** Whether a query of common words only ("errors", "get") is the name of a page. */
function isNamed({ name, title }: Entry, whole: string): boolean {
  return whole !== "" && (name.toLowerCase() === whole || title.toLowerCase() === whole);
}

// Of equal pages, that of an error is the likeliest target, and a schema the least likely.
const likely: Readonly<Record<Entry["kind"], number>> = {
  error: 1,
  guide: 0.9,
  operation: 0.9,
  event: 0.85,
  page: 0.9,
  rule: 0.25,
  change: 0.5,
  schema: 0.5,
};

function scoreOf(
  { entry, places, sentences, aliases, everything }: Indexed,
  whole: string,
  words: readonly string[],
  weights: ReadonlyMap<string, number>,
): number {
  const { kind, name, status, title, phrases } = entry;
  let score = 0;
  let met = 0;
  for (const word of words) {
    const best = Math.max(...places.map(([weight, list]) => weight * bestLikeness(word, list)));
    if (best > 0) met++;
    score += best * (weights.get(word) ?? 0);
  }
  // A page with every word is a better answer than one with a rare word in its title.
  score *= (0.4 + 0.6 * (met / words.length)) * likely[kind];
  if (score === 0 && !isNamed(entry, whole)) return 0;
  // The reader pasted a line that contains the code.
  if (kind === "error" && name !== "" && whole.includes(name.toLowerCase())) score += 1_000;
  if (kind === "error" && name === "" && words.includes(String(status))) score += 25;
  // A single name can be the name of a member. Prefer pages that have it, errors first.
  if (entry.fields?.some((field) => field.slice(field.lastIndexOf(".") + 1).toLowerCase() === whole))
    score += kind === "schema" ? 2 : kind === "error" ? 30 : 25;
  // A whole title, message, or status must match exactly, and so must an identifier or a path.
  if ([name, title].some((text) => text.toLowerCase() === whole || isSame(wordsOf(text), words))) score += 35;
  else if (phrases.some((phrase) => phrase.toLowerCase() === whole)) score += 25;
  // The same applies to all its words in one sentence, such as a heading.
  if (words.length > 1 && sentences.some((sentence) => words.every((word) => has(sentence, word))))
    score += 12 * likely[kind];
  // Someone who describes an error uses its other name, with words around it: "too many new contacts".
  else if (
    aliases.some((alias) => alias.every((word) => words.some((other) => likeness(other, word) >= 0.9)))
  )
    score += 12 * likely[kind];
  if (whole.length > 5 && phrases.some((phrase) => phrase.toLowerCase().includes(whole)))
    score += 6 * likely[kind];
  const identifiers = identifiersOf(whole).filter((identifier) => everything.includes(identifier));
  return score + 8 * identifiers.length * (kind === "error" ? 2.2 : likely[kind]);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 1 && one.join(" ") === other.join(" ");
}

function has(sentence: readonly string[], word: string): boolean {
  return sentence.some((other) => likeness(word, other) >= 0.9);
}

/** How well a list of words matches a word or its synonyms. */
function bestLikeness(word: string, list: readonly string[]): number {
  let best = 0;
  for (const other of list) {
    best = Math.max(best, likeness(word, other));
    if (best === 1) return 1;
  }
  if (best >= 0.9) return best;
  for (const synonym of synonymsOf(word)) if (list.includes(synonym)) return Math.max(best, 0.7);
  return best;
}

function rarityOf(word: string, index: readonly Indexed[]): number {
  const count = index.filter(({ places }) => places.some(([, list]) => bestLikeness(word, list) > 0)).length;
  return count === 0 ? 0 : Math.log(1 + index.length / count);
}

/** The word or, if no page has it, the word that is one typo away. */
function corrected(word: string, known: ReadonlySet<string>): string {
  if (word.length < 5 || /\d/.test(word) || synonymsOf(word).size > 0) return word;
  let slip: string | undefined;
  for (const other of known) {
    if (likeness(word, other) >= 0.6) return word;
    if (slip === undefined && isSlip(word, other)) slip = other;
  }
  return slip ?? word;
}

/** Names and paths in a query, such as `sender_number`, `Retry-After` and `/me/numbers`. */
function identifiersOf(query: string): string[] {
  return query.split(/[\s"',]+/).filter((part) => /\w[_/-]\w|^\/\w/.test(part));
}

/** The entry, with the anchor of the parameter or member that the query names. */
function atField(entry: Entry, whole: string): Entry {
  const fields =
    entry.fields?.filter((one) => one.slice(one.lastIndexOf(".") + 1).toLowerCase() === whole) ?? [];
  // The outermost, which is the shortest.
  const [field] = fields.sort((a, b) => a.length - b.length);
  return field === undefined || entry.url.includes("#") ? entry : { ...entry, url: `${entry.url}#${field}` };
}

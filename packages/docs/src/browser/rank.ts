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

/** An entry, with what a query is compared with. */
interface Indexed {
  readonly entry: Entry;
  /** The words of each of its sentences and aliases. */
  readonly sentences: readonly (readonly string[])[];
  /** The words of each alias that has several. */
  readonly aliases: readonly (readonly string[])[];
  readonly everything: string;
}

/** How well entries match a word. Those that don't match it are left out. */
type Matches = Map<Indexed, number>;

interface Index {
  readonly entries: readonly Indexed[];
  /** Each word of the entries, with the weight of the place in which an entry has it. */
  readonly words: ReadonlyMap<string, Matches>;
}

const indexes = new WeakMap<readonly Entry[], Index>();

function indexOf(entries: readonly Entry[]): Index {
  const known = indexes.get(entries);
  if (known) return known;
  const words = new Map<string, Matches>();
  const made = entries.map((entry) => {
    const { name, status, title, phrases, aliases = [], text, fields = [] } = entry;
    const names = fields.map((field) => field.slice(field.lastIndexOf(".") + 1));
    const one: Indexed = {
      entry,
      sentences: [...phrases, ...aliases].map(wordsOf),
      aliases: aliases.map(wordsOf).filter((alias) => alias.length > 1),
      everything: [name, title, ...phrases, text, ...names].join(" ").toLowerCase(),
    };
    // The place with the greatest weight comes first.
    const places = [
      [5, `${name} ${status ?? ""}`],
      [4, title],
      [3, phrases.join(" ")],
      [1, `${text} ${aliases.join(" ")} ${names.join(" ")}`],
    ] as const;
    for (const [weight, place] of places)
      for (const word of wordsOf(place)) {
        const entriesOfWord = words.get(word) ?? new Map<Indexed, number>();
        words.set(word, entriesOfWord);
        if (!entriesOfWord.has(one)) entriesOfWord.set(one, weight);
      }
    return one;
  });
  const index = { entries: made, words };
  indexes.set(entries, index);
  return index;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** The pages that a query finds, best first. A result leads to the member that the query names, if it names one. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const index = indexOf(entries);
  const words = unique(wordsOf(query)).map((word) => corrected(word, index.words.keys()));
  const whole = query.toLowerCase().trim();
  if (words.length === 0)
    return index.entries.filter(({ entry }) => isNamed(entry, whole)).map(({ entry }) => entry);
  const matches = new Map(words.map((word) => [word, matchesOf(word, index)]));
  return index.entries
    .map((one) => ({ entry: one.entry, score: scoreOf(one, whole, words, matches) }))
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
  one: Indexed,
  whole: string,
  words: readonly string[],
  matches: ReadonlyMap<string, Matches>,
): number {
  const { entry, sentences, aliases, everything } = one;
  const { kind, name, status, title, phrases } = entry;
  let score = 0;
  let met = 0;
  for (const word of words) {
    const match = matches.get(word)?.get(one) ?? 0;
    if (match > 0) met++;
    score += match;
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

/** How well entries match a word or its synonyms. A rare word says more. */
function matchesOf(word: string, { entries, words }: Index): Matches {
  const found: Matches = new Map();
  const synonyms = synonymsOf(word);
  for (const [other, weights] of words) {
    const alike = Math.max(likeness(word, other), synonyms.has(other) ? 0.7 : 0);
    if (alike === 0) continue;
    for (const [one, weight] of weights) found.set(one, Math.max(found.get(one) ?? 0, weight * alike));
  }
  const rarity = Math.log(1 + entries.length / found.size);
  for (const [one, best] of found) found.set(one, best * rarity);
  return found;
}

/** The word or, if no page has it, the word that is one typo away. */
function corrected(word: string, known: Iterable<string>): string {
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

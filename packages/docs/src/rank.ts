/** A page in the search index. */
export interface Entry {
  /** Below the site's root. */
  readonly url: string;
  readonly kind: "error" | "guide" | "operation";
  readonly title: string;
  /** The code, the operation's name, the guide's last path segment. */
  readonly name: string;
  readonly status?: number;
  /** Sentences that people know it by: messages as a log has them, the description of a guide. */
  readonly phrases: readonly string[];
  /** Everything else that the page says, in short. */
  readonly text: string;
}

/** The pages that a query finds, best first. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const rarity = new Map(words.map((word) => [word, rarityOf(word, entries)]));
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query, words, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function scoreOf(
  entry: Entry,
  query: string,
  words: readonly string[],
  rarity: ReadonlyMap<string, number>,
): number {
  // Somebody pasted a line that holds the code itself.
  const holdsCode =
    entry.kind === "error" && entry.name !== "" && query.toLowerCase().includes(entry.name.toLowerCase());
  const statusAlone = entry.kind === "error" && entry.name === "" && words.includes(String(entry.status));
  let score = (holdsCode ? 1_000 : 0) + (statusAlone ? 20 : 0);
  const fields: readonly (readonly [number, readonly string[]])[] = [
    [5, wordsOf(`${entry.name} ${entry.status ?? ""}`)],
    [4, wordsOf(entry.title)],
    [4, wordsOf(entry.phrases.join(" "))],
    [1, wordsOf(entry.text)],
  ];
  for (const word of words) {
    const weights = fields.map(([weight, list]) => weight * matchOf(word, list));
    score += Math.max(...weights) * (rarity.get(word) ?? 0);
  }
  // Between equals, the page of an error is the likelier wish.
  return score === 0 ? 0 : score + (entry.kind === "error" ? 0.5 : 0);
}

/** 1 for the word itself, less for its beginning: "limit" finds "limits". */
function matchOf(word: string, list: readonly string[]): number {
  if (list.includes(word)) return 1;
  return word.length > 2 &&
    list.some((other) => other.startsWith(word) || (other.length > 3 && word.startsWith(other)))
    ? 0.6
    : 0;
}

function rarityOf(word: string, entries: readonly Entry[]): number {
  const count = entries.filter((entry) => matchOf(word, allWordsOf(entry)) > 0).length;
  return count === 0 ? 0 : Math.log(1 + entries.length / count);
}

function allWordsOf({ name, title, status, phrases, text }: Entry): string[] {
  return wordsOf([name, title, status, ...phrases, text].join(" "));
}

/** Numbers stay: a status is one. Names fall into their words, `reply_to` as well as `sendMessage`. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !common.has(word));
}

const common = new Set(
  "a an and are as at be by for from has i in is it my of on or the this to was what with you your".split(
    " ",
  ),
);

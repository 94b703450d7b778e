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
  /** What a list of results says about it. */
  readonly about: string;
}

/** The pages that a query finds, best first. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const known = new Set(entries.flatMap(allWordsOf));
  const words = wordsOf(query).map((word) => corrected(word, known));
  if (words.length === 0) return [];
  const rarity = new Map(words.map((word) => [word, rarityOf(word, entries)]));
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query.toLowerCase().trim(), words, rarity) }))
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
  const { kind, name, status, title, phrases, text } = entry;
  let score = 0;
  const fields: readonly (readonly [number, readonly string[]])[] = [
    [5, wordsOf(`${name} ${status ?? ""}`)],
    [4, wordsOf(title)],
    [4, wordsOf(phrases.join(" "))],
    [1, wordsOf(text)],
  ];
  for (const word of words) {
    const weights = fields.map(([weight, list]) => weight * matchOf(word, list));
    score += Math.max(...weights) * (rarity.get(word) ?? 0);
  }
  // Somebody pasted a line that holds the code itself.
  if (kind === "error" && name !== "" && query.includes(name.toLowerCase())) score += 1_000;
  if (kind === "error" && name === "" && words.includes(String(status))) score += 20;
  // A whole title, message or status is meant as such; so is an identifier or a path, letter by letter.
  if ([name, title, ...phrases].some((phrase) => phrase.toLowerCase() === query)) score += 15;
  const everything = [name, title, ...phrases, text].join(" ").toLowerCase();
  score += 8 * identifiersOf(query).filter((identifier) => everything.includes(identifier)).length;
  // Between equals, the page of an error is the likelier wish.
  return score === 0 ? 0 : score + (kind === "error" ? 0.5 : 0);
}

/** 1 for the word itself, less for its beginning ("limit" finds "limits") and for its stem ("authenticate", "authentication"). */
function matchOf(word: string, list: readonly string[]): number {
  if (list.includes(word)) return 1;
  if (word.length < 3) return 0;
  if (
    list.some(
      (other) =>
        other.startsWith(word) || (other.length > Math.max(3, word.length - 4) && word.startsWith(other)),
    )
  )
    return 0.6;
  return list.some((other) => haveOneStem(word, other)) ? 0.5 : 0;
}

function haveOneStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= 5 && shared >= Math.max(a.length, b.length) - 4;
}

function rarityOf(word: string, entries: readonly Entry[]): number {
  const count = entries.filter((entry) => matchOf(word, allWordsOf(entry)) > 0).length;
  return count === 0 ? 0 : Math.log(1 + entries.length / count);
}

/** The word, or the one that it is a slip of the finger away from if no page has it. */
function corrected(word: string, known: ReadonlySet<string>): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  const all = [...known];
  if (all.some((other) => matchOf(word, [other]) >= 0.6)) return word;
  return all.find((other) => isSlip(word, other)) ?? word;
}

/** Whether one letter is missing, added, wrong, or has changed places with its neighbour. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.length > 1 && `${restA[1]}${restA[0]}${restA.slice(2)}` === restB)
  );
}

function allWordsOf({ name, title, status, phrases, text }: Entry): string[] {
  return wordsOf([name, title, status, ...phrases, text].join(" "));
}

/** Names and paths in a query, such as `sender_number`, `Retry-After` and `/me/numbers`. */
function identifiersOf(query: string): string[] {
  return query.split(/[\s"',]+/).filter((part) => /\w[_/-]\w|^\/\w/.test(part));
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
  (
    "a am an and are as at be by can do does for from get has how i in is it me my of on or so t the this to was we what " +
    "when which why with you your"
  ).split(" "),
);

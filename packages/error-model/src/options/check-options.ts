/** What an option can be: a phrase for messages, a check and, for a choice, its words. */
export interface OptionKind {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly words?: readonly string[];
}

/**
 * Checks options against their kinds.
 *
 * @throws TypeError that names every unknown option and every value that is not allowed, each with the nearest right one.
 */
export function checkOptions(given: unknown, kinds: Readonly<Record<string, OptionKind>>): void {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new TypeError(`The options must be an object, such as { preset: "problem" }.`);
  const faults = Object.entries(given).flatMap(([name, value]) => faultOf(name, value, kinds));
  if (faults.length > 0) throw new TypeError(faults.join("\n"));
}

function faultOf(name: string, value: unknown, kinds: Readonly<Record<string, OptionKind>>): string[] {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) {
    const close = nearest(name, Object.keys(kinds));
    const all = `The options are ${Object.keys(kinds).join(", ")}.`;
    return [`There is no option "${name}". ${close === undefined ? all : `Did you mean "${close}"?`}`];
  }
  if (value === undefined || kind.accepts(value)) return [];
  const close = typeof value === "string" ? nearest(value, kind.words ?? []) : undefined;
  const advice = close === undefined ? "" : ` Did you mean "${close}"?`;
  return [`The option "${name}" must be ${kind.expected}, not ${shown(value)}.${advice}`];
}

function shown(value: unknown): string {
  if (typeof value === "function" || value === undefined) return typeof value;
  return JSON.stringify(value) ?? String(value);
}

/** The word with the fewest edits, if they change less than half of it. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const plain = (one: string) => one.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const distances = words.map((one) => [one, distance(plain(word), plain(one))] as const);
  const [best] = distances.sort(([, one], [, other]) => one - other);
  if (best === undefined) return undefined;
  const begins = words.find(
    (one) => plain(one).startsWith(plain(word)) || plain(word).startsWith(plain(one)),
  );
  return best[1] <= Math.max(word.length, best[0].length) / 2 ? best[0] : begins;
}

/** How many letters must be added, removed, or replaced. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === wanted ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The word that takes the fewest changes to type, if it takes less than half of the longer word. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((one) => [one, distance(plain(word), plain(one))] as const)
    .sort(([, one], [, other]) => one - other);
  return best !== undefined && best[1] < Math.max(word.length, best[0].length) / 2 ? best[0] : undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** How many letters to add, remove, or replace. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries()) {
      const replaced = (row[at] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import type { Entry } from "./rank.ts";
import { likeness, wordsOf } from "./words.ts";

/** The sentence of an entry's text that has the most words of a query, with these words marked. */
export function snippet(
  { text, phrases }: Pick<Entry, "text" | "phrases">,
  query: string,
): (Node | string)[] {
  const words = wordsOf(query);
  // What isn't a sentence is a list of names, such as those of an operation's members.
  const sentences = [
    ...phrases.filter((one) => /^[A-Z]/.test(one)),
    ...text.split(/(?<=[.!?])\s+/).filter(isSentence),
  ].filter((one) => one.length > 20);
  const hits = (sentence: string) => {
    const own = wordsOf(sentence);
    return words.filter((word) => own.some((other) => likeness(word, other) >= 0.6)).length;
  };
  let best = "";
  let most = 0;
  for (const sentence of sentences) {
    const count = hits(sentence);
    if (count > most) [best, most] = [sentence, count];
  }
  return best === "" ? [] : marked(plain(best), words);
}

/** Without the marks of Markdown, and short. */
function plain(sentence: string): string {
  const text = sentence.replaceAll("`", "");
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function isSentence(text: string): boolean {
  return /^[A-Z].*[.!?]$/s.test(text) && text.length <= 240;
}

function marked(sentence: string, words: readonly string[]): (Node | string)[] {
  return sentence.split(/([\p{L}\p{N}]+)/u).map((part) => {
    const isHit = wordsOf(part).some((own) => words.some((word) => likeness(word, own) >= 0.6));
    if (!isHit) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
}

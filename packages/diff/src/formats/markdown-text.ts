/**
 * An author's text for Markdown. It can't end a cell, mention a user, load an image, or open a tag. Code spans stay.
 */
export function markdownText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : plainText(part)))
    .join("");
}

/** Text as a code span, whatever characters it contains. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${inOneLine(text).replaceAll("|", "\\|")}${space}${fence}`;
}

function plainText(text: string): string {
  return inOneLine(text)
    .replaceAll(/[\\|[\]*_`#!~]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@\u200B")
    .replaceAll(/(https?):\/\//g, "$1:\u200B//");
}

function inOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, " ");
}

/** Text as inline code in a Markdown table. It can't end the cell. */
export function inlineCode(text: string): string {
  const fence = text.includes("`") ? "`` " : "`";
  return `${fence}${inCode(text)}${[...fence].reverse().join("")}`;
}

/**
 * An author's text in a Markdown table. It can't end the cell, mention a user, add HTML, or show an image. Inline
 * code stays code.
 */
export function cellText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? inCode(part) : inText(part)))
    .join("");
}

// GitHub refuses a comment of more than 65,536 characters.
const maxCharacters = 60_000;

/** Lines of Markdown until the limit of a comment on GitHub. `rest` says how many are left out. */
export function limitedLines(
  head: string,
  lines: readonly string[],
  rest: (count: number) => string,
  limit: number = maxCharacters,
): string {
  let text = head;
  for (const [index, line] of lines.entries()) {
    if (text.length + line.length + 1 > limit) return `${text}\n${rest(lines.length - index)}`;
    text += `${line}\n`;
  }
  return text.trimEnd();
}

function inCode(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
}

function inText(text: string): string {
  return text
    .replaceAll(/[\\|[\]*`]/g, "\\$&")
    .replaceAll(/\s+/g, " ")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@\u200B");
}

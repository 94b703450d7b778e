/** A piece of HTML that needs no more escaping. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** HTML from a template: every value is escaped, except `Html`, and lists of either are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): Html {
  const rest = values.map((value, index) => textOf(value) + (parts[index + 1] ?? ""));
  return new Html((parts[0] ?? "") + rest.join(""));
}

/** The prose of the contract, of whose Markdown only `code` is used, as HTML. */
export function prose(markdown: string): Html {
  return new Html(
    markdown
      .split(/(`[^`]+`)/)
      .map(inline)
      .join(""),
  );
}

function inline(part: string): string {
  return part.startsWith("`") && part.endsWith("`") && part.length > 2
    ? `<code>${escape(part.slice(1, -1))}</code>`
    : escape(part);
}

function textOf(value: unknown): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join("");
  return value === undefined || value === false ? "" : escape(String(value));
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

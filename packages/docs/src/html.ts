import { Marked } from "marked";

/** A piece of HTML that is already escaped. */
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

// The contract's text is Markdown without HTML: a tag in it is text.
const markdown = new Marked({ renderer: { html: ({ text }) => escape(text) } });

/** A text of the contract, in CommonMark, as HTML inside a paragraph. */
export const prose = once((text) => new Html(badges(markdown.parseInline(text, { async: false }))));

/** Paragraphs, and lists, of the contract's text. */
export const paragraphs = once((text) => new Html(badges(markdown.parse(text, { async: false }).trim())));

/** Caches the result, since many pages have the same description. */
function once(make: (text: string) => Html): (text: string) => Html {
  const known = new Map<string, Html>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}

/**
 * The badge of a fact that no published source states. Each page turns it into a link to the explanation, since only
 * the page knows the relative path.
 */
export const assumptionBadge = `<a class="ours" href="@assumptions">our assumption</a>`;

function badges(text: string): string {
  // Attributes have double quotes, so an apostrophe needs no escape.
  return text.replaceAll("&#39;", "'").replaceAll(
    /(?:<strong>)?\bOur (?:choice|assumption)\b(:?)(?:<\/strong>)?(:?)/g,
    (_, inside: string, after: string) =>
      // It starts a sentence.
      assumptionBadge.replace("our assumption", "Our assumption") + (inside || after),
  );
}

function textOf(value: unknown): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join("");
  return value === undefined || value === false ? "" : escape(String(value));
}

function escape(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

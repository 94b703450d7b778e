/** Pages in Markdown: the same text without markup, for readers and programs. It reads the HTML of this site. */
export function markdownOf(page: string, url: string): string {
  const known = latest.get(url);
  if (known?.page === page) return known.markdown;
  const markdown = written(page, url);
  latest.set(url, { page, markdown });
  return markdown;
}

// `pnpm dev` converts every page after an edit, but an edit changes few pages.
const latest = new Map<string, { readonly page: string; readonly markdown: string }>();

function written(page: string, url: string): string {
  const writer = new Writer(url);
  const shown = page.replaceAll(hidden, "");
  // Searching for the next character takes half the time of a regular expression for tags and texts.
  for (let at = 0; at < shown.length;) {
    const start = shown.indexOf("<", at);
    const text = shown.slice(at, start < 0 ? undefined : start);
    if (text !== "") writer.text(unescaped(text));
    if (start < 0) break;
    const end = shown.indexOf(">", start);
    tag.lastIndex = start + 1;
    const [found = "", slash = "", name = ""] = (end > 0 && tag.exec(shown)) || [];
    if (name !== "" && slash === "") writer.open(name, shown.slice(start + 1 + found.length, end));
    else if (name !== "") writer.close(name);
    // A character that starts no tag is left out.
    at = name === "" ? start + 1 : end + 1;
  }
  return writer.end();
}

const tag = /(\/?)([a-z][a-z0-9]*)/y;

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  const named: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#39": "'",
    nbsp: " ",
  };
  return text.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => named[name] ?? "");
}

const blocks = new Set(
  "p h1 h2 h3 h4 ul ol dl dd dt div section fieldset label figure figcaption pre main".split(" "),
);
/** A part that a script shows. None has another one inside. */
const hidden = /<div [^>]*\bhidden>.*?<\/div>/gs;
/** Elements that only work in a browser, and the title of a group of tabs, whose tabs have names. */
const skipped = new Set(["svg", "noscript", "button", "form", "search", "legend"]);
/** Elements whose whole text is bold. A label names the tab after it. */
const isBold = (name: string) => name === "strong" || name === "b" || name === "label";

class Writer {
  readonly #url: string;
  /** The completed lines. Only the newest lines are processed again, so that the time is linear, not quadratic. */
  #done: string[] = [];
  #out = "";
  /** Depth of lists, for the indent of their items. */
  #lists: string[] = [];
  #links: (string | undefined)[] = [];
  /** Where each open bold text begins. */
  #bold: number[] = [];
  #pre = false;
  #skip = 0;

  constructor(url: string) {
    this.#url = url;
  }

  text(text: string): void {
    if (this.#skip > 0) return;
    if (this.#pre) this.#out += text;
    else this.#out += text.replaceAll(/\s+/g, " ");
  }

  open(name: string, attributes: string): void {
    if (skipped.has(name)) this.#skip++;
    if (this.#skip > 0) return;
    const heading = /^h([1-4])$/.exec(name);
    if (name === "li" || name === "dt") this.#item(name === "dt" ? "ul" : (this.#lists.at(-1) ?? "ul"));
    else if (name === "dd") this.#block("  ");
    else if (blocks.has(name)) this.#block();
    if (heading) this.#out += `${"#".repeat(Number(heading[1]))} `;
    if (name === "ul" || name === "ol" || name === "dl") this.#lists.push(name);
    if (name === "pre") this.#openPre();
    if (name === "tr") this.#break(this.#out.trimEnd().endsWith("|") ? "\n|" : "\n\n|");
    if (name === "th" || name === "td") this.#out += " ";
    if (name === "code" && !this.#pre) this.#out += "`";
    if (isBold(name)) this.#bold.push(this.#out.length);
    if (name === "a") this.#openLink(attributes);
  }

  close(name: string): void {
    if (skipped.has(name)) {
      this.#skip--;
      return;
    }
    if (this.#skip > 0) return;
    if (name === "ul" || name === "ol" || name === "dl") this.#lists.pop();
    if (name === "th" || name === "td") this.#out += " |";
    if (name === "thead") this.#ruleOff();
    if (name === "pre") {
      this.#pre = false;
      this.#out += "\n```";
    }
    if (name === "code" && !this.#pre) this.#out += "`";
    if (isBold(name)) this.#closeBold();
    if (name === "a") {
      const target = this.#links.pop();
      this.#out += target === undefined ? "" : `](${target})`;
    }
    if (blocks.has(name)) this.#out += "\n\n";
  }

  end(): string {
    return `${[...this.#done, this.#out]
      .join("")
      .replaceAll(/[ \t]+\n/g, "\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim()}\n`;
  }

  #closeBold(): void {
    const start = this.#bold.pop() ?? this.#out.length;
    const text = this.#out.slice(start).trim();
    this.#out = this.#out.slice(0, start) + (text === "" ? "" : `**${text}**`);
  }

  #openLink(attributes: string): void {
    const target = /href="([^"]*)"/.exec(attributes)?.[1] ?? "";
    // A heading or a member that links to itself.
    if (target.startsWith("#")) {
      this.#links.push(undefined);
      return;
    }
    this.#links.push(new URL(unescaped(target), this.#url).href);
    this.#out += "[";
  }

  #openPre(): void {
    // A fence inside a list would need indentation on every line. This site has none there.
    this.#break("\n\n```\n");
    this.#pre = true;
  }

  #break(next: string): void {
    this.#done.push(this.#out.trimEnd());
    this.#out = next;
  }

  /** The line between the head of a table and its rows. */
  #ruleOff(): void {
    const columns = this.#out.split("|").length - 2;
    this.#out = `${this.#out.trimEnd()}\n|${" --- |".repeat(columns)}`;
  }

  #item(kind: string): void {
    this.#break(`\n${"  ".repeat(Math.max(0, this.#lists.length - 1))}${kind === "ol" ? "1." : "-"} `);
  }

  #block(indent = ""): void {
    if (/(?:^|\n)\s*(?:-|1\.) $/.test(this.#out)) return;
    this.#break(
      `\n\n${this.#lists.length > 0 || indent !== "" ? "  ".repeat(Math.max(1, this.#lists.length)) : ""}`,
    );
  }
}

/**
 * The line of a path in a large YAML file of block style, by indentation. It is exact for files that tools write. In
 * a file of another style, it is the line of the nearest name above that it finds.
 */
export function blockLine(text: string, names: readonly string[]): number {
  const lines = text.split("\n");
  let from = 0;
  let indent = -1;
  let found = 0;
  for (const name of names) {
    const next = /^\d+$/.test(name)
      ? (memberLine(lines, from, indent, name) ?? itemLine(lines, from, indent, Number(name)))
      : memberLine(lines, from, indent, name);
    if (next === undefined) break;
    found = next.line;
    from = next.from;
    indent = next.indent;
  }
  return found + 1;
}

interface Found {
  readonly line: number;
  /** Where its content begins. */
  readonly from: number;
  readonly indent: number;
}

function memberLine(lines: readonly string[], from: number, indent: number, name: string): Found | undefined {
  let own: number | undefined;
  for (let line = from; line < lines.length; line += 1) {
    const text = asMember(lines[line] ?? "", line === from);
    const [, space = "", key] =
      /^( *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#][^:]*?)\s*:(?:\s|$)/.exec(text) ?? [];
    if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
    const depth = text.length - text.trimStart().length;
    if (depth <= indent) return undefined;
    own ??= depth;
    if (key !== undefined && space.length === own && unquoted(key) === name)
      return { line, from: line + 1, indent: own };
  }
  return undefined;
}

/** The first member of an item is on the line of the dash. */
function asMember(text: string, isFirst: boolean): string {
  return isFirst ? text.replace(/^( *)- /, "$1  ") : text;
}

function itemLine(lines: readonly string[], from: number, indent: number, index: number): Found | undefined {
  let own: number | undefined;
  let count = -1;
  for (let line = from; line < lines.length; line += 1) {
    const text = lines[line] ?? "";
    if (text.trim() === "") continue;
    const depth = text.length - text.trimStart().length;
    const isItem = /^ *-(\s|$)/.test(text);
    // A list can have the same indentation as the name that it belongs to.
    if (depth < indent || (depth === indent && !isItem)) return undefined;
    own ??= depth;
    if (isItem && depth === own && (count += 1) === index) return { line, from: line, indent: depth };
  }
  return undefined;
}

function unquoted(key: string): string {
  if (key.startsWith('"')) return String(JSON.parse(key));
  return key.startsWith("'") ? key.slice(1, -1).replaceAll("''", "'") : key;
}

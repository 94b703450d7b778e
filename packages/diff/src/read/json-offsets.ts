/** Finds the offsets of keys in a JSON text. Each object and list is scanned once, on first use. */
export class JsonOffsets {
  readonly #text: string;
  readonly #known = new Map<number, ReadonlyMap<string, Found>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the key at a path or, if it is missing, of the deepest existing key on the way. */
  of(names: readonly string[]): number {
    let at = skipSpace(this.#text, 0);
    let found = at;
    for (const name of names) {
      const next = this.#entries(at).get(name);
      if (next === undefined) return found;
      found = next.key;
      at = next.value;
    }
    return found;
  }

  #entries(start: number): ReadonlyMap<string, Found> {
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    const first = this.#text[start];
    const entries =
      first === "{" || first === "[" ? entriesAt(this.#text, start, first === "{") : new Map<string, Found>();
    this.#known.set(start, entries);
    return entries;
  }
}

interface Found {
  readonly key: number;
  readonly value: number;
}

function entriesAt(text: string, start: number, isObject: boolean): ReadonlyMap<string, Found> {
  const entries = new Map<string, Found>();
  let at = skipSpace(text, start + 1);
  for (let count = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; count += 1) {
    const key = at;
    const end = isObject ? skipString(text, at) : at;
    const value = isObject ? skipSpace(text, skipSpace(text, end) + 1) : at;
    entries.set(isObject ? String(JSON.parse(text.slice(key, end))) : String(count), { key, value });
    at = skipSpace(text, skipValue(text, value));
    if (text[at] !== ",") break;
    at = skipSpace(text, at + 1);
  }
  return entries;
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== "{" && first !== "[") {
    let at = start;
    while (at < text.length && !",]}".includes(text[at] ?? "")) at += 1;
    return at;
  }
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = skipString(text, at) - 1;
    else if (code === 123 || code === 91) depth += 1;
    else if ((code === 125 || code === 93) && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

function skipString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === "\\") count += 1;
  return count % 2 === 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

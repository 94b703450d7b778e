/** The offset of the key that a path leads to in a JSON text; of the deepest one that is there. */
export function jsonOffset(text: string, names: readonly string[]): number {
  let at = skipSpace(text, 0);
  let found = at;
  for (const name of names) {
    const next =
      text[at] === "{"
        ? memberAt(text, at, name)
        : text[at] === "["
          ? itemAt(text, at, Number(name))
          : undefined;
    if (next === undefined) return found;
    found = next.key;
    at = next.value;
  }
  return found;
}

interface Found {
  readonly key: number;
  readonly value: number;
}

function memberAt(text: string, start: number, name: string): Found | undefined {
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] === '"') {
    const key = at;
    const end = skipString(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (isName(text, key, end, name)) return { key, value };
    at = skipSpace(text, skipValue(text, value));
    if (text[at] !== ",") return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
}

function isName(text: string, start: number, end: number, name: string): boolean {
  const written = text.slice(start, end);
  return written.includes("\\") ? JSON.parse(written) === name : written === `"${name}"`;
}

function itemAt(text: string, start: number, index: number): Found | undefined {
  let at = skipSpace(text, start + 1);
  for (let count = 0; at < text.length && text[at] !== "]"; count += 1) {
    if (count === index) return { key: at, value: at };
    at = skipSpace(text, skipValue(text, at));
    if (text[at] !== ",") return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
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

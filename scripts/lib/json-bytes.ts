/** How many addresses are reserved. Only the part that is in use takes memory. */
const mostBytes = 2 ** 32;
/** Growing for each piece would take longer than making it. */
const growth = 2 ** 20;

/**
 * The same as `JSON.stringify(value, undefined, 2)` with a line break, as bytes. The collection of a contract with
 * 5,000 codes has 265 MB, which as one string would take twice that, and would have to be copied to be written.
 *
 * @param depth How many levels are written member by member. Below that, each value is one string.
 */
export function jsonBytes(value: object, depth: number): Uint8Array {
  const memory = new ArrayBuffer(0, { maxByteLength: mostBytes });
  let length = 0;
  for (const piece of piecesOf(value, depth, 0)) {
    // A character has at most three bytes for each unit of its length.
    const most = length + piece.length * 3 + 1;
    if (most > memory.byteLength) memory.resize(most + growth);
    length += Buffer.from(memory).write(piece, length);
  }
  length += Buffer.from(memory).write("\n", length);
  memory.resize(length);
  return new Uint8Array(memory, 0, length);
}

function* piecesOf(value: unknown, depth: number, level: number): Generator<string> {
  const isList = Array.isArray(value);
  const members = Object.entries(Object(value)).filter(([, member]) => isList || member !== undefined);
  if (depth === 0 || typeof value !== "object" || members.length === 0) {
    yield indented(value, level);
    return;
  }
  const line = `\n${"  ".repeat(level)}`;
  let start = `${isList ? "[" : "{"}${line}  `;
  for (const [name, member] of members) {
    yield isList ? start : `${start}${JSON.stringify(name)}: `;
    yield* piecesOf(member, depth - 1, level + 1);
    start = `,${line}  `;
  }
  yield `${line}${isList ? "]" : "}"}`;
}

/** Lists around the value indent it. Replacing its line breaks would take longer than writing it. */
function indented(value: unknown, level: number): string {
  let nested = value;
  for (let at = 0; at < level; at++) nested = [nested];
  const start = level * (level + 3);
  const end = level * (level + 1);
  const text = JSON.stringify(nested, undefined, 2);
  return text.slice(start, text.length - end);
}

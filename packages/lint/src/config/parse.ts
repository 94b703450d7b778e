import { readFile } from "node:fs/promises";
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { nameOf } from "../document/place.ts";
import { Failure } from "../failure.ts";

/** Says where in a config the value at a path stands, as `:line:column`. */
export type PlaceOf = (path: readonly (string | number)[]) => string;

/** Reads a config in YAML or JSON, where faults have a line. */
export async function parseConfig(file: string): Promise<{ value: unknown; placeOf: PlaceOf }> {
  const lineCounter = new LineCounter();
  const document = parseDocument(await readFile(file, "utf8"), { lineCounter });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new Failure(`${nameOf(file)}:${line}:${col} ${error.message.split("\n")[0]}`);
  }
  const placeOf: PlaceOf = (path) => {
    const { line, col } = lineCounter.linePos(offsetOf(document, path));
    return `:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  return { value: document.toJS(), placeOf };
}

/** Where the key at a path stands. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  const holder = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isSeq(holder)) return rangeOf(holder.items[Number(last)]);
  const pair = isMap(holder)
    ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
    : undefined;
  return rangeOf(pair?.key ?? holder);
}

function rangeOf(node: unknown): number {
  return (isNode(node) && node.range?.[0]) || 0;
}

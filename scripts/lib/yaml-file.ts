import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, YAMLParseError } from "yaml";
import { Failure } from "./failure.ts";

/**
 * Reads a YAML file below `root`.
 *
 * @typeParam T What the file holds.
 * @param quickly A parser that is loaded anyway. What it refuses is parsed again, for the place of the error.
 * @throws Failure with the place, if the file is missing, broken, or empty.
 */
export async function readYaml<T extends object>(
  root: string,
  path: string,
  quickly?: (text: string) => unknown,
): Promise<T> {
  const text = await readFile(join(root, path), "utf8").catch((error: Error) => {
    throw new Failure(`${path} cannot be read: ${error.message}`);
  });
  try {
    const value = parsed(text, quickly);
    if (Object(value) === value) return value;
    throw new Failure(
      `${path}:1:1 is empty or a single value, where members are expected: restore the file.`,
    );
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [{ line, col } = { line: 1, col: 1 }] = error.linePos ?? [];
    throw new Failure(`${path}:${line}:${col} ${error.message.split(" at line ")[0]}`);
  }
}

function parsed(
  text: string,
  quickly: (text: string) => unknown = () => undefined,
): ReturnType<typeof parse> {
  try {
    const value = quickly(text);
    if (value !== undefined) return value;
  } catch {
    // The other parser says where it's broken.
  }
  return parse(text, { prettyErrors: true });
}

/** `file:line:column` of the key at these names, or of the last existing one on the way. */
export async function placeIn(root: string, path: string, names: readonly string[]): Promise<string> {
  const text = await readFile(join(root, path), "utf8").catch(() => "");
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents;
  let offset = 0;
  for (const name of names) {
    if (isSeq(node)) {
      node = node.items[Number(name)];
      continue;
    }
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
    if (pair === undefined || !isScalar(pair.key)) break;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  const { line, col } = lines.linePos(offset);
  return `${path}:${line || 1}:${col || 1}`;
}

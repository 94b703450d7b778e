import {
  asWritten,
  assemble,
  isInFiles,
  members,
  type Assembled,
  type Json,
  type Path,
} from "@messaging-api/error-model";
import type { RulesetFunctionContext } from "@stoplight/spectral-core";

type Inventory = RulesetFunctionContext["documentInventory"];

/** What Spectral lints, as one document, and a way to report at the place where the author wrote it. */
export interface Linted {
  readonly document: Json;
  /** The path from which Spectral finds the author's file and line. */
  readonly pathFor: (path: Path) => (string | number)[];
  /** A message with references as the author writes them in the file of that path. */
  readonly messageFor: (message: string, path: Path) => string;
}

const known = new WeakMap<object, Linted>();

/** Reads a document once for all rules. A document in one file is used as it is. */
export function lintedOf(data: object, inventory: Inventory | undefined): Linted {
  // Places belong to one inventory, even if the same document is linted again.
  const key = inventory ?? data;
  const linted = known.get(key) ?? read(data, inventory);
  known.set(key, linted);
  return linted;
}

function read(data: object, inventory: Inventory | undefined): Linted {
  const alone = {
    document: members(data),
    pathFor: (path: Path) => [...path],
    messageFor: (message: string) => message,
  };
  const root = members(inventory)["source"];
  if (inventory === undefined || typeof root !== "string" || !isInFiles(data)) return alone;
  const dataOf = (file: string) => (file === root ? data : inventory.referencedDocuments[file]?.data);
  const assembled = assemble({ root, dataOf });
  return {
    document: assembled.document,
    pathFor: placesIn(inventory, root, assembled),
    messageFor: (message, path) => asWritten(message, assembled, assembled.originOf(path).file),
  };
}

const mark = "\u0000place ";

/**
 * Spectral looks for a path either in the linted file or through every reference on the way, which leads past the
 * reference itself. Paths of the assembled document are neither. So a finding gets the nearest path of the linted
 * file with a mark at its end, and marked paths are looked up here.
 */
function placesIn(inventory: Inventory, root: string, { originOf }: Assembled): Linted["pathFor"] {
  const origins: ReturnType<typeof originOf>[] = [];
  const ofSpectral = inventory.findAssociatedItemForPath.bind(inventory);
  inventory.findAssociatedItemForPath = (path, resolved) => {
    const last = String(path.at(-1));
    const origin = last.startsWith(mark) ? origins[Number(last.slice(mark.length))] : undefined;
    const document = origin && inventory.referencedDocuments[origin.file];
    if (origin === undefined || document === undefined) return ofSpectral(path, resolved);
    const found = closest(document.data, origin.path);
    return { document, path: found, missingPropertyPath: [...origin.path] };
  };
  return (path) => {
    const origin = originOf(path);
    if (origin.file === root) return [...origin.path];
    origins.push(origin);
    return [...path.slice(0, 2), `${mark}${origins.length - 1}`];
  };
}

function hasOwn(value: unknown, name: string | number): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null && name in value;
}

/** As much of a path as exists. */
function closest(data: unknown, path: Path): (string | number)[] {
  const found: (string | number)[] = [];
  let value = data;
  for (const name of path) {
    if (!hasOwn(value, name)) break;
    value = value[name];
    found.push(name);
  }
  return found;
}

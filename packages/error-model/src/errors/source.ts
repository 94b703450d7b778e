import { assemble } from "../files/assemble.ts";
import type { Files, Place } from "../files/files.ts";
import { members, type Json, type Path } from "../document/json.ts";
import { refOf } from "../document/reference.ts";

/** A document in one piece, and where each of its parts is written. */
export interface Pieces {
  readonly document: Json;
  readonly placeOf: (path: Path) => Place;
  /** The names of the files that the author wrote. Empty for a document whose file has no name. */
  readonly isFile: (file: string) => boolean;
}

const known = new WeakMap<object, Pieces>();

/**
 * Assembles a document. The result is cached.
 *
 * @param source A parsed document in one file, or its files as parsed values: the root's name, and `dataOf` for each. A name
 *   is a path or an address, as references resolve it: `openapi/errors/gone.yaml`.
 */
export function piecesOf(source: object | Files): Pieces {
  const pieces = known.get(source) ?? read(source);
  known.set(source, pieces);
  return pieces;
}

function read(source: object | Files): Pieces {
  if (!isFiles(source))
    return {
      document: members(source),
      placeOf: (path) => ({ file: "", pointer: refOf(path) }),
      isFile: (file) => file === "",
    };
  const { document, originOf } = assemble(source);
  return {
    document,
    placeOf: (path) => {
      const origin = originOf(path);
      return { file: origin.file, pointer: refOf(origin.path) };
    },
    isFile: (file) => source.dataOf(file) !== undefined,
  };
}

/** Whether a source reads files. A document never contains a function. */
export function isFiles(source: object): source is Files {
  return "dataOf" in source && typeof source.dataOf === "function";
}

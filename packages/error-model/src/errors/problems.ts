import { members } from "../document/json.ts";
import { at, follow, pathOf } from "../document/reference.ts";
import { referencesIn, type WrittenReference } from "../document/references-in.ts";
import { unreadIn } from "../document/unread.ts";
import { mappingRef } from "../document/union.ts";
import type { Pieces } from "./source.ts";
import type { ModelProblem } from "./types.ts";

/** The references of a document that lead nowhere, or in a circle. */
export function problemsIn(pieces: Pieces): ModelProblem[] {
  return [...referencesIn(pieces.document)].flatMap((reference) => {
    const message = faultOf(pieces, reference);
    return message === undefined
      ? []
      : [{ message, place: pieces.placeOf(reference.path), ref: reference.ref }];
  });
}

/** Parts that exceed the limits of the model. Only reading the errors finds them, so call this afterwards. */
export function unreadParts({ document, placeOf }: Pieces): ModelProblem[] {
  return unreadIn(document).map(({ message, path }) => ({
    message: `${message[0]?.toUpperCase()}${message.slice(1)}.`,
    place: placeOf(path),
    ref: undefined,
  }));
}

function faultOf({ document }: Pieces, { ref, path }: WrittenReference): string | undefined {
  const isMapping = path.at(-1) !== "$ref";
  const target = isMapping ? mappingRef(document, ref) : ref;
  // An anchor, or the document itself.
  if (target === "#" || /^#[^/]/.test(target)) return undefined;
  if (!target.startsWith("#/"))
    return isMapping && /^[\w.-]+$/.test(target) && !/\.(ya?ml|json)$/.test(target)
      ? `The mapping names the schema "${ref}", which components/schemas does not have. Write the name of a schema that it has.`
      : `The reference "${ref}" leads to a file that was not read. Correct the path, or add the file.`;
  if (at(document, target) === undefined) return nothingAt(document, ref, target);
  return isMapping || follow(document, { $ref: target }, []) !== undefined
    ? undefined
    : `The reference "${ref}" leads to itself or to nothing, through other references. Point one of them to a schema.`;
}

function nothingAt(document: unknown, ref: string, target: string): string {
  let value: unknown = document;
  let found = "#";
  for (const name of pathOf(target)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) {
      const where = found === "#" ? "the document" : `"${found}"`;
      return `The reference "${ref}" leads to nothing: ${where} has no "${name}". Add it, or correct the reference.`;
    }
    value = members(value)[name];
    found += `/${name}`;
  }
  return `The reference "${ref}" leads to nothing. Add what it names, or correct it.`;
}

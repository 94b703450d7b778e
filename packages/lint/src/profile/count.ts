import { mapDocument, type Change, type Kind } from "./walk.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { AcceptsMore, Transformed } from "./transformation.ts";

/** Returns the object to use instead, or undefined to keep this one. */
export type Rewrite = (
  value: JsonObject,
  pointer: () => string,
  loses: (what: string) => void,
) => Json | undefined;

/** Rewrites every object of a kind, and counts those that changed. */
export function rewrite(document: JsonObject, kind: Kind, change: Rewrite): Transformed {
  let count = 0;
  const acceptsMore: AcceptsMore[] = [];
  const each: Change = (value, pointer) => {
    if (!isObject(value)) return value;
    const made = change(value, pointer, (what) => acceptsMore.push({ at: pointer(), what }));
    if (made === undefined) return value;
    count += 1;
    return made;
  };
  const changed = mapDocument(document, { [kind]: each });
  return { document: changed, count, ...(acceptsMore.length > 0 && { acceptsMore }) };
}

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
  return rewriteKinds(document, { [kind]: change });
}

/** Rewrites the objects of several kinds in one pass, each kind in its own way. */
export function rewriteKinds(document: JsonObject, rewrites: Partial<Record<Kind, Rewrite>>): Transformed {
  let count = 0;
  const acceptsMore: AcceptsMore[] = [];
  const counted =
    (rewriteOne: Rewrite): Change =>
    (value, pointer) => {
      if (!isObject(value)) return value;
      const made = rewriteOne(value, pointer, (what) => acceptsMore.push({ at: pointer(), what }));
      if (made === undefined) return value;
      count += 1;
      return made;
    };
  const changes = Object.entries(rewrites).map(([kind, one]) => [kind, counted(one)] as const);
  const changed = mapDocument(document, Object.fromEntries(changes));
  return { document: changed, count, ...(acceptsMore.length > 0 && { acceptsMore }) };
}

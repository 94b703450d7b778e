import { has, items, members, text, type Path } from "./json.ts";
import { at } from "./reference.ts";
import { noteUnread } from "./unread.ts";

/** A schema with its place. */
export interface Located {
  readonly schema: unknown;
  readonly path: Path;
}

/** One of the schemas that hold at once for a value. */
export interface Conjunct extends Located {
  /** Whether a reference led to it. */
  readonly referred: boolean;
}

// More than anybody puts together; a longer chain would be read again from each of its schemas.
const most = 200;
const tooMany = `not read whole: more than ${most} schemas hold at once here, by \`allOf\` and \`$ref\`. Put some of them together`;

/**
 * Every schema that holds for a value: the given ones, what they refer to, and the parts of their `allOf`, each in front of
 * what it consists of. A circle adds nothing more, and a reference to nothing adds nothing.
 */
export function conjunctsOf(document: unknown, schemas: readonly Located[]): Conjunct[] {
  const found: Conjunct[] = [];
  const seen = new Set<unknown>();
  // A stack of its own: a chain of references may be longer than the engine's.
  const open: Conjunct[] = [...schemas].reverse().map((one) => ({ ...one, referred: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema, path } = next;
    if (seen.size >= most) {
      noteUnread(document, schemas[0]?.path ?? path, tooMany);
      break;
    }
    const own = members(schema);
    const ref = text(own["$ref"]);
    if (typeof schema === "object" && schema !== null) {
      if (seen.has(schema)) continue;
      seen.add(schema);
    }
    // Keywords next to a reference apply too. A reference alone adds nothing.
    if (ref === undefined || Object.keys(own).length > 1) found.push(next);
    const parts = items(own["allOf"]);
    for (let index = parts.length - 1; index >= 0; index -= 1)
      open.push({ schema: parts[index], path: [...path, "allOf", index], referred: false });
    const target = ref === undefined ? undefined : at(document, ref);
    if (target !== undefined) open.push({ schema: target.value, path: target.path, referred: true });
  }
  return found;
}

/** The first of them that has a keyword, with the keyword's value. */
export function firstWith(
  conjuncts: readonly Located[],
  keyword: string,
): { readonly value: unknown; readonly path: Path } | undefined {
  const one = conjuncts.find(({ schema }) => has(schema, keyword));
  return one && { value: members(one.schema)[keyword], path: [...one.path, keyword] };
}

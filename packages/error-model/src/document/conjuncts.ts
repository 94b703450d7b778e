import { has, items, members, text, type Path } from "./json.ts";
import { at } from "./reference.ts";
import { noteUnread } from "./unread.ts";

/** A schema with its place. */
export interface Located {
  readonly schema: unknown;
  readonly path: Path;
}

/** One of the schemas that all apply to a value. */
export interface Conjunct extends Located {
  /** Whether a reference led to it. */
  readonly referred: boolean;
}

// No API combines this many. A longer chain would be read again from each of its schemas.
const most = 200;
const tooMany = `not read whole: more than ${most} schemas apply here at once, through \`allOf\` and \`$ref\`. Put some of them together`;

/**
 * Every schema that applies to a value: the given ones, their targets, and the parts of their `allOf`. Each comes
 * before its own parts. A circle or a broken reference adds nothing.
 */
export function conjunctsOf(document: unknown, schemas: readonly Located[]): Conjunct[] {
  const found: Conjunct[] = [];
  const seen = new Set<unknown>();
  // Not recursive: a chain of references can be longer than the call stack.
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

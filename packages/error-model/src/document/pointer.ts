import { has, items, members, type Path } from "./json.ts";
import { conjunctsOf } from "./conjuncts.ts";
import { mergedShape, type Located, type Shape } from "./shape.ts";

/** Names on the way into a body; `*` stands for every item of a list. */
export type Pointer = readonly string[];

/** The names of a pointer such as `/error/code`, or of one member's name. */
export function pointerOf(text: string): Pointer {
  if (!text.startsWith("/")) return [text];
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer as it is written. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The schemas that hold at once for the value that a pointer leads to, and the shape of each object on the way. */
export interface Descent {
  readonly at: readonly Located[];
  /** The shape of the holder of each name of the pointer; undefined for a list. */
  readonly holders: readonly (Shape | undefined)[];
}

/** Goes from schemas that hold at once for a body, or for a part of it, along a pointer. */
export function descend(document: unknown, from: readonly Located[], pointer: Pointer): Descent {
  let at = from;
  const holders: (Shape | undefined)[] = [];
  for (const name of pointer) {
    if (name === "*") {
      holders.push(undefined);
      at = itemsOf(document, at);
    } else {
      const shape = mergedShape(document, at);
      holders.push(shape);
      at = shape.properties.get(name) ?? [];
    }
  }
  return { at, holders };
}

function itemsOf(document: unknown, schemas: readonly Located[]): Located[] {
  return conjunctsOf(document, schemas).flatMap(({ schema, path }) =>
    has(schema, "items") ? [{ schema: members(schema)["items"], path: [...path, "items"] }] : [],
  );
}

/** What a pointer leads to in a value, with the place of each. */
export function valuesAt(
  value: unknown,
  pointer: Pointer,
  path: Path,
): readonly { readonly value: unknown; readonly path: Path }[] {
  const [name, ...rest] = pointer;
  if (name === undefined) return [{ value, path }];
  if (name === "*") return items(value).flatMap((item, index) => valuesAt(item, rest, [...path, index]));
  return has(value, name) ? valuesAt(members(value)[name], rest, [...path, name]) : [];
}

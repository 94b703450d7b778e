import { has, items, members, type Path } from "./json.ts";
import { conjunctsOf } from "./conjuncts.ts";
import { mergedShape, type Located, type Shape } from "./shape.ts";

/** The names that lead into a body. `*` stands for every item of a list. */
export type Pointer = readonly string[];

/** The names of a pointer such as `/error/code`, or of one member's name. */
export function pointerOf(text: string): Pointer {
  if (!text.startsWith("/")) return [text];
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer as text. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The schemas that apply to the value at the end of a pointer, and the shape of each object on the way. */
export interface Descent {
  readonly at: readonly Located[];
  /** The shape of the holder of each name of the pointer; undefined for a list. */
  readonly holders: readonly (Shape | undefined)[];
}

/** Follows a pointer from the schemas that apply to a body, or to a part of it. */
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

/** The values at the end of a pointer, each with its place. */
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

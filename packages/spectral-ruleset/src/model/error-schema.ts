import type { Options } from "../options.ts";
import { has, items, members, text, type Json, type Path } from "./json.ts";
import { fixedOf, shapeOf, type Fixed, type Shape } from "./shape.ts";

/** A component schema that error responses choose from, or that carries the extension. */
export interface ErrorSchema {
  readonly name: string;
  readonly path: Path;
  readonly schema: Json;
  readonly shape: Shape;
  /** The code that it fixes. Undefined for an error without a code, and for one whose code is open. */
  readonly code: string | undefined;
  readonly codeMember: Fixed;
  readonly statusMember: Fixed;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The value of the extension, such as `x-error`. Undefined where there is none. */
  readonly extension: unknown;
  readonly variants: readonly { readonly schema: unknown; readonly shape: Shape; readonly path: Path }[];
  readonly examples: readonly { readonly value: unknown; readonly path: Path }[];
}

/** Where to report on a member: at the error's own line of it, or at the error if what it has in common says it. */
export function placeOf({ path }: ErrorSchema, fixed: Fixed): Path {
  const place = fixed.kind === "absent" ? undefined : fixed.path;
  return place !== undefined && path.every((name, index) => place[index] === name) ? place : path;
}

export function readErrorSchema(
  document: unknown,
  name: string,
  value: unknown,
  options: Options,
): ErrorSchema {
  const path: Path = ["components", "schemas", name];
  const schema = members(value);
  const shape = shapeOf(document, value, path);
  const variants = variantsOf(document, schema, path);
  const codeMember = fixedOf(document, shape, options.code);
  return {
    name,
    path,
    schema,
    shape,
    codeMember,
    code: codeMember.kind === "const" ? text(codeMember.value) : undefined,
    statusMember: options.status === false ? { kind: "absent" } : fixedOf(document, shape, options.status),
    title: text(schema["title"]),
    description: text(schema["description"]),
    extension: has(schema, options.extension) ? schema[options.extension] : undefined,
    variants,
    // OpenAPI 3.0 has room for one example in a schema: those of variants stand in the variants.
    examples: [schema, ...variants.map((variant) => variant.schema)].flatMap((one, index) =>
      examplesOf(members(one), variants[index - 1]?.path ?? path),
    ),
  };
}

function variantsOf(document: unknown, schema: Json, path: Path): ErrorSchema["variants"] {
  const keyword = has(schema, "oneOf") ? "oneOf" : "anyOf";
  return items(schema[keyword]).map((variant, index) => {
    const place = [...path, keyword, index];
    return { schema: variant, shape: shapeOf(document, variant, place), path: place };
  });
}

/** OpenAPI 3.0 has one `example`, JSON Schema a list. */
function examplesOf(schema: Json, path: Path): ErrorSchema["examples"] {
  const list = items(schema["examples"]).map((value, index) => ({
    value,
    path: [...path, "examples", index],
  }));
  return has(schema, "example") ? [{ value: schema["example"], path: [...path, "example"] }, ...list] : list;
}

import type { ModelOptions } from "../options/options.ts";
import { fixedAt, type Fixed } from "../document/fixed.ts";
import { has, items, members, text, type Json, type Path } from "../document/json.ts";
import { descend, pointerOf, type Pointer } from "../document/pointer.ts";
import { follow } from "../document/reference.ts";
import type { ChosenBy } from "../document/union.ts";
import { codeOf, listedCodes, type Code } from "./listed-codes.ts";
import { mergedShape, shapeOf, type Located, type Shape } from "../document/shape.ts";

export type { Code } from "./listed-codes.ts";

/** The schema of one error, or of several that differ only in their code. It is a component or an inline schema. */
export interface ErrorSchema {
  /** The component's name, or a pointer to the inline schema. */
  readonly key: string;
  /** Its name in messages. */
  readonly name: string;
  readonly isComponent: boolean;
  readonly path: Path;
  readonly schema: Json;
  /** All schemas that apply to it: its own, and those around it. */
  readonly located: readonly Located[];
  /** Where it is in a body: empty for the whole body; `errors`, `*` for an item of a list. */
  readonly base: Pointer;
  readonly shape: Shape;
  /** The shape of the object that holds the code. Its other members say more about the error. */
  readonly holder: Shape;
  /** Every code that it fixes. Empty for an error without a code, and for one whose code is open. */
  readonly codes: readonly Code[];
  /** The code, if there is exactly one. */
  readonly code: string | undefined;
  readonly codeMember: Fixed;
  readonly statusMember: Fixed;
  readonly title: string | undefined;
  /** Where the title is written. */
  readonly titlePath: Path;
  readonly description: string | undefined;
  /** The value of the extension, such as `x-error`. Undefined where there is none. */
  readonly extension: unknown;
  readonly variants: readonly { readonly schema: unknown; readonly shape: Shape; readonly path: Path }[];
  readonly examples: readonly { readonly value: unknown; readonly path: Path }[];
}

/** Where to report a fault of a member: at the member if the error has its own, or else at the error. */
export function placeOf({ path }: Pick<ErrorSchema, "path">, fixed: Fixed): Path {
  const place = pathOf(fixed);
  return place !== undefined && path.every((name, index) => place[index] === name) ? place : path;
}

function pathOf(fixed: Fixed): Path | undefined {
  // The member itself, and not the first of its values.
  if (fixed.kind === "enum") return fixed.values[0]?.path.slice(0, -2);
  return fixed.kind === "absent" ? undefined : fixed.path;
}

/** The rest of a pointer into the body for a schema that is at `base`; undefined if the pointer leads elsewhere. */
export function within({ base }: Pick<ErrorSchema, "base">, pointer: Pointer): Pointer | undefined {
  return base.every((name, index) => pointer[index] === name) ? pointer.slice(base.length) : undefined;
}

/** The input of a reader of schemas. */
export interface Found {
  readonly key: string;
  readonly name: string | undefined;
  readonly path: Path;
  readonly located: readonly Located[];
  readonly base: Pointer;
  /** What the discriminator of the union says about it. */
  readonly chosenBy?: ChosenBy | undefined;
}

/** What fixes the code: the member at the pointer or, if that member is open, the discriminator. */
export function codeMemberOf(document: unknown, { located, chosenBy }: Found, pointer: Pointer): Fixed {
  const own = fixedAt(document, located, pointer);
  if (own.kind !== "open" || own.path === undefined || chosenBy?.property !== pointer.at(-1)) return own;
  const [first] = chosenBy?.values ?? [];
  if (first === undefined) return own;
  const values = chosenBy?.values ?? [];
  return values.length === 1 ? { kind: "const", ...first } : { kind: "enum", values };
}

export function readErrorSchema(document: unknown, found: Found, options: ModelOptions): ErrorSchema {
  const { key, name, path, located, base } = found;
  const own = located.at(-1);
  const target = own && follow(document, own.schema, own.path);
  const schema = members(target?.value);
  const variants = variantsOf(document, schema, path);
  const codePointer = within(found, pointerOf(options.code)) ?? [];
  const codeMember = fixedAt(document, located, codePointer);
  const codes = codesIn(document, found, codePointer, options);
  const title = titleOf(document, located, codePointer);
  return {
    ...{ key, path, schema, located, base, codes, codeMember, variants },
    isComponent: name !== undefined,
    name: name ?? inPlace(codes),
    shape: mergedShape(document, located),
    holder: mergedShape(document, descend(document, located, codePointer.slice(0, -1)).at),
    code: codes.length === 1 ? codes[0]?.code : undefined,
    statusMember: statusOf(document, found, options),
    title: title?.text,
    titlePath: title?.path ?? path,
    description: text(schema["description"]),
    extension: has(schema, options.extension) ? schema[options.extension] : undefined,
    // A schema of OpenAPI 3.0 can have only one example, so each variant has its own.
    examples: [schema, ...variants.map((variant) => variant.schema)].flatMap((one, index) =>
      examplesOf(members(one), variants[index - 1]?.path ?? path),
    ),
  };
}

function inPlace(codes: readonly Code[]): string {
  return codes.length === 0 ? "this schema" : codes.map(({ code }) => code).join(", ");
}

/** An open member can have the values of the discriminator, or the codes that the document lists. */
function codesIn(document: unknown, found: Found, pointer: Pointer, options: ModelOptions): readonly Code[] {
  const fixed = codeMemberOf(document, found, pointer);
  if (fixed.kind === "open" && fixed.path !== undefined) return listedCodes(document, options.codes);
  const values = fixed.kind === "const" ? [fixed] : fixed.kind === "enum" ? fixed.values : [];
  return values.flatMap(({ value, path }) => codeOf(value, path) ?? []);
}

function statusOf(document: unknown, found: Found, { status }: ModelOptions): Fixed {
  const pointer = status === false ? undefined : within(found, pointerOf(status));
  return pointer === undefined ? { kind: "absent" } : fixedAt(document, found.located, pointer);
}

/** The title of a schema, or of the object in it that holds the code. */
function titleOf(
  document: unknown,
  located: readonly Located[],
  pointer: Pointer,
): { readonly text: string; readonly path: Path } | undefined {
  for (let length = 0; length < Math.max(1, pointer.length); length += 1) {
    for (const { schema, path } of [...descend(document, located, pointer.slice(0, length)).at].reverse()) {
      const target = follow(document, schema, path);
      const found = text(members(target?.value)["title"]);
      if (found !== undefined && target !== undefined)
        return { text: found, path: [...target.path, "title"] };
    }
  }
  return undefined;
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

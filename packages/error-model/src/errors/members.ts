import { conjunctsOf, firstWith } from "../document/conjuncts.ts";
import { fixedIn } from "../document/fixed.ts";
import { text } from "../document/json.ts";
import type { Located, Shape } from "../document/shape.ts";
import { typesOf } from "../document/values.ts";
import type { ErrorMember } from "./types.ts";
import type { Pieces } from "./source.ts";

/** The members of a shape that a body can have, in the order of the document. */
export function membersOf(pieces: Pieces, shape: Shape, common: ReadonlySet<string>): ErrorMember[] {
  return [...shape.properties].flatMap(([name, schemas]) => {
    const fixed = fixedIn(pieces.document, schemas);
    if (fixed.kind === "absent") return [];
    return [
      memberOf(pieces, name, schemas, { required: shape.required.has(name), common: common.has(name) }),
    ];
  });
}

/** The names of members that a shape forbids. */
export function absentIn(pieces: Pieces, shape: Shape): string[] {
  const never = [...shape.properties].filter(
    ([, schemas]) => fixedIn(pieces.document, schemas).kind === "absent",
  );
  const forbidden = shape.forbidden.flatMap((names) => (names.length === 1 ? names : []));
  return [...new Set([...never.map(([name]) => name), ...forbidden])];
}

function memberOf(
  { document, placeOf }: Pieces,
  name: string,
  schemas: readonly Located[],
  facts: Pick<ErrorMember, "required" | "common">,
): ErrorMember {
  const conjuncts = conjunctsOf(document, schemas);
  const types = typesIn(conjuncts, text(document["openapi"])?.startsWith("3.0") ?? false);
  const fixed = fixedIn(document, schemas);
  const values =
    fixed.kind === "const"
      ? [fixed.value]
      : fixed.kind === "enum"
        ? fixed.values.map(({ value }) => value)
        : undefined;
  return {
    name,
    types: types.filter((type) => type !== "null"),
    nullable: types.includes("null"),
    ...facts,
    values,
    format: text(firstWith(conjuncts, "format")?.value),
    description: text(firstWith(conjuncts, "description")?.value),
    // The error's own schema comes last, and is more precise than the envelope's.
    place: placeOf(schemas.at(-1)?.path ?? []),
  };
}

/** The types that all schemas with a type allow. Only OpenAPI 3.0 has the keyword `nullable`. */
function typesIn(conjuncts: readonly Located[], hasNullable: boolean): readonly string[] {
  const lists = conjuncts.flatMap(({ schema }) => {
    const types = typesOf(hasNullable ? schema : withoutNullable(schema));
    return types === undefined ? [] : [types];
  });
  const [first = [], ...rest] = lists;
  return [...new Set(first)].filter((type) => rest.every((list) => allows(list, type)));
}

function allows(list: readonly string[], type: string): boolean {
  return list.includes(type) || (type === "integer" && list.includes("number"));
}

function withoutNullable(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || !("nullable" in schema)) return schema;
  return { ...schema, nullable: false };
}

import { has, items, members, text, type Json, type Path } from "./json.ts";
import { at, follow, refName } from "./reference.ts";

/** A choice between schemas: `oneOf`, `anyOf`, or a parent whose discriminator leads to its children. */
export interface Union {
  readonly path: Path;
  readonly keyword: "oneOf" | "anyOf" | "children";
  readonly members: readonly Member[];
  readonly discriminator: Discriminator | undefined;
}

export interface Discriminator {
  readonly path: Path;
  readonly propertyName: string | undefined;
  readonly mapping: ReadonlyMap<string, unknown>;
  /** Since OpenAPI 3.2, the schema of a body without the property: a reference, or a component's name. */
  readonly defaultMapping: string | undefined;
}

/** A member of a union: a component by its name, another union, or a schema written in place. */
export interface Member {
  readonly path: Path;
  readonly name: string | undefined;
  /** The schema as it is written here, which may be a reference. */
  readonly schema: unknown;
  readonly union: Union | undefined;
  /** Whether a reference leads to nothing. */
  readonly dangling: boolean;
}

// Deeper than anybody nests choices; a component that chooses from itself has no end.
const deepest = 8;

export function readMember(document: unknown, value: unknown, path: Path, depth = 0): Member {
  const schema = value;
  const ref = text(members(value)["$ref"]);
  if (ref === undefined) {
    // A choice beside members says what its members leave open: it is part of one error, or the errors are in it.
    const choice = !has(value, "properties") && !has(value, "allOf");
    const union = choice ? readUnion(document, value, path, depth) : undefined;
    return { path, name: undefined, schema, union, dangling: false };
  }
  const target = follow(document, value, path);
  if (target === undefined) return { path, name: refName(ref), schema, union: undefined, dangling: true };
  // A component that is itself nothing but a choice stands for its members.
  const choice = !has(target.value, "properties") && !has(target.value, "allOf");
  const union =
    (choice ? readUnion(document, target.value, target.path, depth) : undefined) ??
    childrenOf(document, target.value, target.path, depth);
  return { path, name: union === undefined ? refName(ref) : undefined, schema, union, dangling: false };
}

export function readUnion(document: unknown, value: unknown, path: Path, depth = 0): Union | undefined {
  const schema = members(value);
  const keyword = has(schema, "oneOf") ? "oneOf" : "anyOf";
  if (!Array.isArray(schema[keyword]) || depth > deepest) return undefined;
  return {
    path,
    keyword,
    members: items(schema[keyword]).map((one, index) =>
      readMember(document, one, [...path, keyword, index], depth + 1),
    ),
    discriminator: readDiscriminator(schema["discriminator"], [...path, "discriminator"]),
  };
}

function readDiscriminator(value: unknown, path: Path): Discriminator | undefined {
  if (value === undefined) return undefined;
  const { propertyName, mapping, defaultMapping } = members(value);
  return {
    path,
    propertyName: text(propertyName),
    mapping: new Map(Object.entries(members(mapping))),
    defaultMapping: text(defaultMapping),
  };
}

/** The children of a parent with a discriminator: those that its mapping names and those that consist of it. */
function childrenOf(document: unknown, value: unknown, path: Path, depth: number): Union | undefined {
  const parent = members(value);
  if (!has(parent, "discriminator") || depth > deepest || has(parent, "oneOf") || has(parent, "anyOf"))
    return undefined;
  const discriminator = readDiscriminator(parent["discriminator"], [...path, "discriminator"]);
  const own = `#/${path.join("/")}`;
  const schemas = members(members(members(document)["components"])["schemas"]);
  const heirs = Object.keys(schemas)
    .filter((name) => items(members(schemas[name])["allOf"]).some((part) => members(part)["$ref"] === own))
    .map((name) => `#/components/schemas/${name}`);
  const mapped = [...(discriminator?.mapping.values() ?? [])].filter(
    (ref): ref is string => typeof ref === "string" && ref !== own && at(document, ref) !== undefined,
  );
  const refs = [...new Set([...mapped, ...heirs])];
  if (refs.length === 0) return undefined;
  return {
    path,
    keyword: "children",
    discriminator,
    members: refs.map(($ref) => ({
      path: at(document, $ref)?.path ?? path,
      name: refName($ref),
      schema: { $ref } satisfies Json,
      union: undefined,
      dangling: false,
    })),
  };
}

/** Every union of a body, the outer one first. */
export function* unionsOf(member: Member | undefined): Generator<Union> {
  if (member?.union === undefined) return;
  yield member.union;
  for (const one of member.union.members) yield* unionsOf(one);
}

/** The members at the ends of all unions. */
export function leavesOf(member: Member | undefined): Member[] {
  if (member === undefined) return [];
  return member.union === undefined || member.union.members.length === 0
    ? [member]
    : member.union.members.flatMap(leavesOf);
}

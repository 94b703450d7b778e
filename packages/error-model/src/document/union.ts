import { has, items, members, text, type Json, type Path } from "./json.ts";
import { heirsOf } from "./heirs.ts";
import { at, follow, refName, refOf } from "./reference.ts";
import { noteUnread } from "./unread.ts";

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

/** A member of a union: a component, another union, or an inline schema. */
export interface Member {
  readonly path: Path;
  readonly name: string | undefined;
  /** The schema as it is written here, which may be a reference. */
  readonly schema: unknown;
  readonly union: Union | undefined;
  /** Whether a reference leads to nothing. */
  readonly dangling: boolean;
  /** What the discriminator of the union around it says about it. */
  readonly chosenBy?: ChosenBy | undefined;
}

/** What a discriminator says about one member of its union. */
export interface ChosenBy {
  readonly property: string;
  /** The values of the property that lead to the member, and where each is written. */
  readonly values: readonly { readonly value: unknown; readonly path: Path }[];
}

/** The choices that are being read already: a component can contain itself. */
type Within = ReadonlySet<unknown>;

// No API nests more choices. Choices of choices grow exponentially with each level.
const deepest = 6;

/** Whether a choice is too deep to read. The document then gets a problem. */
export function isTooDeep(document: unknown, within: Within, path: Path): boolean {
  if (within.size <= deepest) return false;
  noteUnread(
    document,
    path,
    `not read: this choice is nested in more than ${deepest} others. List its members in one of those`,
  );
  return true;
}

export function readMember(
  document: unknown,
  value: unknown,
  path: Path,
  within: Within = new Set(),
): Member {
  const schema = value;
  const ref = text(members(value)["$ref"]);
  if (ref === undefined) {
    // A choice beside properties narrows them: it is part of one error, or the errors are in it.
    const choice = !has(value, "properties") && !has(value, "allOf");
    const union = choice ? readUnion(document, value, path, within) : undefined;
    return { path, name: undefined, schema, union, dangling: false };
  }
  const target = follow(document, value, path);
  if (target === undefined) return { path, name: refName(ref), schema, union: undefined, dangling: true };
  // A component that is only a choice stands for its members.
  const choice = !has(target.value, "properties") && !has(target.value, "allOf");
  const union =
    (choice ? readUnion(document, target.value, target.path, within) : undefined) ??
    childrenOf(document, target.value, target.path, within);
  return { path, name: union === undefined ? refName(ref) : undefined, schema, union, dangling: false };
}

export function readUnion(
  document: unknown,
  value: unknown,
  path: Path,
  within: Within = new Set(),
): Union | undefined {
  const schema = members(value);
  const keyword = has(schema, "oneOf") ? "oneOf" : "anyOf";
  if (!Array.isArray(schema[keyword]) || within.has(value) || isTooDeep(document, within, path))
    return undefined;
  const discriminator = readDiscriminator(schema["discriminator"], [...path, "discriminator"]);
  return {
    path,
    keyword,
    members: items(schema[keyword]).map((one, index) => ({
      ...readMember(document, one, [...path, keyword, index], new Set([...within, value])),
      chosenBy: chosenBy(document, discriminator, one),
    })),
    discriminator,
  };
}

/**
 * The values for which a discriminator chooses a member of its union: those of its mapping or, without a mapping, the
 * component's name. The default of OpenAPI 3.2 is for bodies without the property.
 */
export function chosenBy(
  document: unknown,
  discriminator: Discriminator | undefined,
  member: unknown,
): ChosenBy | undefined {
  const ref = text(members(member)["$ref"]);
  if (discriminator?.propertyName === undefined || ref === undefined) return undefined;
  const { path, propertyName: property, mapping, defaultMapping } = discriminator;
  const values = valuesByTarget(document, discriminator).get(ref) ?? [];
  const isDefault = defaultMapping !== undefined && mappingRef(document, defaultMapping) === ref;
  const implied = mapping.size === 0 && !isDefault ? [{ value: refName(ref), path }] : [];
  return { property, values: [...values, ...implied] };
}

const known = new WeakMap<Discriminator, ReadonlyMap<string, ChosenBy["values"]>>();

/**
 * The values of a mapping by their targets, so that a large union doesn't search the mapping for each of its members.
 */
function valuesByTarget(
  document: unknown,
  discriminator: Discriminator,
): ReadonlyMap<string, ChosenBy["values"]> {
  const indexed = known.get(discriminator);
  if (indexed !== undefined) return indexed;
  const index = new Map<string, { value: string; path: Path }[]>();
  for (const [value, target] of discriminator.mapping) {
    if (typeof target !== "string") continue;
    const ref = mappingRef(document, target);
    const values = index.get(ref) ?? [];
    if (values.length === 0) index.set(ref, values);
    values.push({ value, path: [...discriminator.path, "mapping", value] });
  }
  known.set(discriminator, index);
  return index;
}

export function readDiscriminator(value: unknown, path: Path): Discriminator | undefined {
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
function childrenOf(document: unknown, value: unknown, path: Path, within: Within): Union | undefined {
  const parent = members(value);
  if (
    !has(parent, "discriminator") ||
    within.has(value) ||
    has(parent, "oneOf") ||
    has(parent, "anyOf") ||
    isTooDeep(document, within, path)
  )
    return undefined;
  const discriminator = readDiscriminator(parent["discriminator"], [...path, "discriminator"]);
  const own = refOf(path);
  const heirs = heirsOf(document, own);
  const mapped = [...(discriminator?.mapping.values() ?? [])]
    .flatMap((target) => (typeof target === "string" ? mappingRef(document, target) : []))
    .filter((ref) => ref !== own && at(document, ref) !== undefined);
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
      chosenBy: chosenBy(document, discriminator, { $ref }),
    })),
  };
}

/** A value of a mapping as a reference: it may also be a component's name. */
export function mappingRef(document: unknown, target: string): string {
  const named = refOf(["components", "schemas", target]);
  return at(document, named) === undefined ? target : named;
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

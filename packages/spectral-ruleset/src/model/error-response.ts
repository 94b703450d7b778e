import { has, items, members, text, type Json, type Path } from "./json.ts";
import { follow, refName } from "./reference.ts";

/** A choice between schemas: `oneOf` or `anyOf`. */
export interface Union {
  readonly path: Path;
  readonly keyword: "oneOf" | "anyOf";
  readonly members: readonly Member[];
  readonly discriminator: Discriminator | undefined;
}

export interface Discriminator {
  readonly path: Path;
  readonly propertyName: string | undefined;
  readonly mapping: ReadonlyMap<string, unknown>;
}

/** A member of a union: a component by its name, another union, or a schema written in place. */
export interface Member {
  readonly path: Path;
  readonly name: string | undefined;
  readonly union: Union | undefined;
}

/** The body of an error response in one media type. */
export interface ErrorBody {
  readonly mediaType: string;
  readonly path: Path;
  /** Undefined where the body has no schema. */
  readonly root: Member | undefined;
  /** Names of the component schemas that a body chooses from. */
  readonly alternatives: readonly string[];
  /** Those of them that are listed more than once. */
  readonly repeated: readonly string[];
  readonly examples: readonly { readonly value: unknown; readonly path: Path }[];
}

/** An error response: shared, or written in place under an operation. */
export interface ErrorResponse {
  readonly path: Path;
  readonly shared: boolean;
  /** Under which status codes it is used, `4XX` and `default` among them, and where. */
  readonly uses: readonly { readonly status: string; readonly path: Path }[];
  /** Names of headers, in lower case. */
  readonly headers: ReadonlySet<string>;
  readonly bodies: readonly ErrorBody[];
}

export function readResponse(
  document: unknown,
  value: unknown,
  path: Path,
  use: Pick<ErrorResponse, "shared" | "uses">,
): ErrorResponse {
  const response = members(value);
  const content = Object.entries(members(response["content"]));
  return {
    path,
    ...use,
    headers: new Set(Object.keys(members(response["headers"])).map((name) => name.toLowerCase())),
    bodies: content.map(([type, body]) =>
      readBody(document, type, members(body), [...path, "content", type]),
    ),
  };
}

function readBody(document: unknown, mediaType: string, body: Json, path: Path): ErrorBody {
  const root = has(body, "schema") ? readMember(document, body["schema"], [...path, "schema"]) : undefined;
  const named = Object.entries(members(body["examples"])).map(([name, example]) => {
    const target = follow(document, example, [...path, "examples", name]);
    // OpenAPI 3.2 tells the value from its serialization.
    const key = has(target?.value, "dataValue") ? "dataValue" : "value";
    return {
      value: members(target?.value)[key],
      path: [...(target?.path ?? [...path, "examples", name]), key],
    };
  });
  const single = has(body, "example") ? [{ value: body["example"], path: [...path, "example"] }] : [];
  const names = namesOf(root);
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return {
    mediaType,
    path,
    root,
    alternatives: [...new Set(names)],
    repeated,
    examples: [...single, ...named],
  };
}

// Deeper than anybody nests choices; a component that chooses from itself has no end.
const deepest = 8;

function readMember(document: unknown, value: unknown, path: Path, depth = 0): Member {
  const ref = text(members(value)["$ref"]);
  if (ref === undefined) return { path, name: undefined, union: readUnion(document, value, path, depth) };
  const target = follow(document, value, path);
  // A component that is itself nothing but a choice stands for its members.
  const choice = target !== undefined && !has(target.value, "properties");
  const union = choice ? readUnion(document, target.value, target.path, depth) : undefined;
  return { path, name: union === undefined ? refName(ref) : undefined, union };
}

function readUnion(document: unknown, value: unknown, path: Path, depth: number): Union | undefined {
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
  const { propertyName, mapping } = members(value);
  return { path, propertyName: text(propertyName), mapping: new Map(Object.entries(members(mapping))) };
}

function namesOf(member: Member | undefined): string[] {
  if (member?.name !== undefined) return [member.name];
  return (member?.union?.members ?? []).flatMap(namesOf);
}

/** Every union of a body, the outer one first. */
export function* unionsOf(member: Member | undefined): Generator<Union> {
  if (member?.union === undefined) return;
  yield member.union;
  for (const one of member.union.members) yield* unionsOf(one);
}

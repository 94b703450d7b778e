import { Failure } from "./failure.ts";
import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Schema, SchemaObject } from "@messaging-api/error-model/bundled";

/**
 * What the client checks about a body, in a form that is short, because the client ships to browsers:
 *
 * - the HTTP status, plus 1000 if the retry class says that a retry can help;
 * - if there are members, a regular expression for their types, and their names. It is matched against one letter for the
 *   type of each member (`s` string, `i` integer, `n` other number, `b` boolean, `u` absent), followed by the first
 *   member as JSON. So `s[su]` is a string and an optional one, and `su"total"|ss(?!"total")` is a string that decides
 *   about the second one.
 */
export type CodeSpec = readonly [status: number, types?: string, ...names: string[]];

/** The letters that a member can have, and for a constant, or for all but one, what its JSON must match. */
interface MemberSpec {
  readonly letters: string;
  readonly json?: string;
}
type MemberSpecs = Readonly<Record<string, MemberSpec>>;

const envelope = ["error", "message", "status", "code"];
export const isEnvelopeMember = (name: string): boolean => envelope.includes(name);
const letters: Readonly<Record<string, string>> = { string: "s", integer: "i", number: "in", boolean: "b" };

/** The check of an error without a code. */
export function statusSpecOf({ status, retry }: ErrorEntry): readonly [status: number] {
  return [retry === "retry-after" || retry === "backoff" ? status + 1000 : status];
}

/**
 * Turns the schema of one coded error into its check, and into a strict one that takes the documented variants only.
 *
 * @throws Failure if the client can't check a keyword.
 */
export function codeSpecsOf(
  entry: ErrorEntry & { code: string },
  schema: SchemaObject,
): { readonly spec: CodeSpec; readonly strict: CodeSpec } {
  const { code } = entry;
  const [status] = statusSpecOf(entry);
  const shapes = (schema.oneOf ?? [{}]).filter((shape): shape is SchemaObject => typeof shape === "object");
  const members = memberSpecs(code, schema);
  const variants = shapes.map((shape) => memberSpecs(code, together(schema, shape)));
  const names = [...new Set(variants.flatMap(Object.keys))];
  const [first, ...others] = [...new Set(variants.flatMap(decisive))];
  if (others.length > 0) throw secondConstant(code, `${first}`, others.join(" and "));
  if (first !== undefined) names.unshift(...names.splice(names.indexOf(first), 1));
  const specOf = (all: readonly MemberSpecs[]): CodeSpec =>
    names.length > 0 ? [status, all.map((one) => typesOf(one, names)).join("|"), ...names] : [status];
  const open = openVariant(variants, members);
  return { spec: specOf(open === undefined ? variants : [...variants, open]), strict: specOf(variants) };
}

/** What a variant says with what all bodies have. It describes some members more precisely, and can require more of them. */
function together(schema: SchemaObject, shape: SchemaObject): SchemaObject {
  return {
    ...shape,
    properties: { ...schema.properties, ...shape.properties },
    required: [...(schema.required ?? []), ...(shape.required ?? [])],
  };
}

/** The members of a variant that distinguish it from the others. */
function decisive(variant: MemberSpecs): string[] {
  return Object.entries(variant).flatMap(([name, { json }]) => (json === undefined ? [] : [name]));
}

/** One letter for each member, or a set of letters; any for a member that this variant doesn't describe. */
function typesOf(variant: MemberSpecs, names: readonly string[]): string {
  const letters = names.map((name) => variant[name]?.letters ?? ".");
  const sets = letters.map((one) => (one.length > 1 ? `[${one}]` : one));
  return [...sets, ...names.map((name) => variant[name]?.json ?? "")].join("");
}

/**
 * If a string distinguishes the variants and one of them leaves it open, a new value can come with new members. This
 * variant accepts such a body, but without members of the known variants.
 */
function openVariant(variants: readonly MemberSpecs[], common: MemberSpecs): MemberSpecs | undefined {
  const open = variants.flatMap(Object.entries).find(([, spec]) => spec.json?.startsWith("(?!"));
  if (open === undefined || variants.length < 2) return undefined;
  const others = variants.flatMap(Object.keys).filter((name) => name !== open[0]);
  return {
    ...Object.fromEntries(others.map((name) => [name, { letters: "u" }])),
    ...common,
    [open[0]]: open[1],
  };
}

function memberSpecs(code: string, schema: SchemaObject): MemberSpecs {
  const keyword = ["allOf", "anyOf", "$ref"].find((name) => Object.hasOwn(schema, name));
  if (keyword !== undefined) {
    throw new Failure(
      `openapi/errors: ${code} has \`${keyword}\`, where the client would miss the members. ` +
        "Write `properties` and `required` in the schema itself, or in each variant of its `oneOf`.",
    );
  }
  const specs = Object.entries(schema.properties ?? {})
    .filter(([name]) => !isEnvelopeMember(name))
    .map(([name, member]) => [
      name,
      memberSpec(`${code}.${name}`, member, schema.required?.includes(name) ?? false),
    ]);
  return Object.fromEntries(specs);
}

function memberSpec(where: string, member: Schema, required: boolean): MemberSpec {
  if (member === false) return { letters: "u" };
  if (member === true) throw unsupported(where, "a schema of `true`");
  const { const: constant, enum: values, type, not, $ref } = member;
  if (typeof constant === "string" && required)
    return { letters: "s", json: escape(JSON.stringify(constant)) };
  if (constant !== undefined || values !== undefined || $ref !== undefined) {
    throw unsupported(where, "`enum`, `$ref`, an optional `const`, or a `const` that isn't a string");
  }
  const types = [type ?? []].flat();
  if (types.length === 0) throw unsupported(where, "a member without `type`");
  const known = types.map((name) => letters[name] ?? fail(where, name)).join("");
  const other = typeof not === "object" ? not.const : undefined;
  if (typeof other === "string" && known === "s" && required)
    return { letters: "s", json: `(?!${escape(JSON.stringify(other))})` };
  return { letters: required ? known : `${known}u` };
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function fail(where: string, type: string): never {
  throw unsupported(where, `\`type: ${type}\``);
}

function secondConstant(code: string, first: string, others: string): Failure {
  return new Failure(
    `openapi/errors: ${code} fixes the values of ${first} and ${others}, but the client can check the value of one member. ` +
      `Write \`type\` instead of \`const\` for ${others}, or add this to scripts/lib/client-specs.ts and ` +
      "packages/client/src/errors/spec.ts.",
  );
}

function unsupported(where: string, what: string): Failure {
  return new Failure(
    `openapi/errors: ${where} has ${what}, which the client cannot check at run time yet. ` +
      "Use a scalar type, or add the keyword to scripts/lib/client-specs.ts and packages/client/src/errors/spec.ts.",
  );
}

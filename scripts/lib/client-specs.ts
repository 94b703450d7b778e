import { Failure } from "./failure.ts";
import type { ErrorEntry } from "@messaging-api/types/errors";
import type { Schema, SchemaObject } from "@messaging-api/error-model/bundled";

/**
 * What the client checks about one member, as a regular expression, because that is short and the client ships to
 * browsers. It is matched against a letter for the value's type, followed by the value: `s` string, `i` integer, `n`
 * other number, `b` boolean, `u` absent. So `s` is any string, `s|u` an optional one, `stotal$` exactly "total".
 */
export type MemberSpec = string;
export type MemberSpecs = Readonly<Record<string, MemberSpec>>;
/**
 * The HTTP status, plus 1000 if the retry class says that a retry can help; the title; and, if there are any, the
 * members of every body and the variants, one of which must match.
 */
export type CodeSpec = readonly [
  status: number,
  title: string,
  members?: MemberSpecs,
  variants?: readonly MemberSpecs[],
];

const envelope = ["error", "message", "status", "code"];
export const isEnvelopeMember = (name: string): boolean => envelope.includes(name);
const letters: Readonly<Record<string, string>> = { string: "s", integer: "i", number: "[in]", boolean: "b" };

/** The check of an error without a code. */
export function statusSpecOf({ status, title, retry }: ErrorEntry): CodeSpec {
  return [retry === "retry-after" || retry === "backoff" ? status + 1000 : status, title];
}

/** Turns the schema of one coded error into its check. Throws a Failure if the client can't check a keyword. */
export function codeSpecOf(entry: ErrorEntry & { code: string }, schema: SchemaObject): CodeSpec {
  const { code } = entry;
  const [status, title] = statusSpecOf(entry);
  const shapes = (schema.oneOf ?? []).filter((shape): shape is SchemaObject => typeof shape === "object");
  const members = memberSpecs(code, schema);
  // The variants check a member that they describe more precisely.
  const variants = shapes.map((shape) => memberSpecs(code, shape));
  const open = openVariant(variants);
  if (open !== undefined) variants.push(open);
  if (variants.length > 0) return [status, title, members, variants];
  return Object.keys(members).length > 0 ? [status, title, members] : [status, title];
}

/**
 * If a string distinguishes the variants and one of them leaves it open, a new value can come with new members. This
 * variant accepts such a body, but without members of the known variants.
 */
function openVariant(variants: readonly MemberSpecs[]): MemberSpecs | undefined {
  const open = variants.flatMap(Object.entries).find(([, spec]) => spec.startsWith("s(?!"));
  if (open === undefined) return undefined;
  const others = variants.flatMap(Object.keys).filter((name) => name !== open[0]);
  return Object.fromEntries([open, ...others.map((name) => [name, "u"] as const)]);
}

function memberSpecs(code: string, schema: SchemaObject): MemberSpecs {
  const specs = Object.entries(schema.properties ?? {})
    .filter(([name]) => !isEnvelopeMember(name))
    .map(([name, member]) => [
      name,
      memberSpec(`${code}.${name}`, member, schema.required?.includes(name) ?? false),
    ]);
  return Object.fromEntries(specs);
}

function memberSpec(where: string, member: Schema, required: boolean): MemberSpec {
  if (member === false) return "u";
  if (member === true) throw unsupported(where, "a schema of `true`");
  const { const: constant, enum: values, type, not, $ref } = member;
  if (typeof constant === "string" && required) return `s${escape(constant)}$`;
  if (constant !== undefined || values !== undefined || $ref !== undefined) {
    throw unsupported(where, "`enum`, `$ref`, an optional `const`, or a `const` that isn't a string");
  }
  const types = [type ?? []].flat();
  if (types.length === 0) throw unsupported(where, "a member without `type`");
  const spec = types.map((name) => letters[name] ?? fail(where, name)).join("|");
  const other = typeof not === "object" ? not.const : undefined;
  if (typeof other === "string" && spec === "s" && required) return `s(?!${escape(other)}$)`;
  return required ? spec : `${spec}|u`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function fail(where: string, type: string): never {
  throw unsupported(where, `\`type: ${type}\``);
}

function unsupported(where: string, what: string): Failure {
  return new Failure(
    `openapi/errors: ${where} has ${what}, which the client cannot check at run time yet. ` +
      "Use a scalar type, or add the keyword to scripts/lib/client-specs.ts and packages/client/src/errors/spec.ts.",
  );
}

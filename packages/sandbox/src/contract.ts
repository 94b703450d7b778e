import { errors } from "../generated/errors.ts";
import { routes } from "../generated/routes.ts";
import { describe, type Violation } from "./problem.ts";
import { checkOf } from "./schema/compile.ts";

type Key = keyof typeof errors;

/** An error code of the contract. */
export type Code = Exclude<Extract<Key, string>, `${number}`>;

/** The status of a code-less error in the contract. */
export type Status = Key extends infer K
  ? K extends number
    ? K
    : K extends `${infer N extends number}`
      ? N
      : never
  : never;

/** A documented error: its code, or its status if it has none. */
export type Known = Code | Status;

type BodyOf<K extends Known> = (typeof errors)[Extract<K | `${K}`, Key>]["bodies"][number];
type Envelope = "error" | "message" | "status" | "code";
/** The type of a value in an example, widened from its literal type. */
type Wide<V> = V extends string ? string : V extends number ? number : V extends boolean ? boolean : unknown;

/** The context members of an error, from its examples. There is one type for each variant. */
export type MembersOf<K extends Known> =
  BodyOf<K> extends infer Body
    ? Body extends unknown
      ? { readonly [M in Exclude<keyof Body, Envelope>]: Wide<Body[M]> }
      : never
    : never;

/** The `operationId` of an operation. */
export type OperationId = (typeof routes)[number]["operationId"];

/** A file in a form of the type `multipart/form-data`: its field, the types that it may have, and its size. */
export interface Upload {
  readonly field: string;
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** An operation of the contract. */
export interface Route {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, "integer" | "string">>;
  readonly body?: string;
  /** The file that the request uploads in a form, if it does. */
  readonly upload?: Upload;
  /** The schemas that a response may have, by status. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
}

/** A documented error's schema, status and bodies, one for each variant. */
export interface ErrorSpec {
  readonly schema: string;
  readonly status: number;
  readonly bodies: readonly Readonly<Record<string, unknown>>[];
}

/** Every documented error: by code, or by status if it has none. */
export const errorSpecs: Readonly<Record<string, ErrorSpec>> = errors;

/** Every operation. */
export const allRoutes: readonly Route[] = routes;

/** Every documented error's name. */
export const knownErrors: readonly Known[] = Object.keys(errors)
  .map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  .filter(isKnown);

export function isKnown(value: unknown): value is Known {
  return (typeof value === "string" || typeof value === "number") && Object.hasOwn(errors, value);
}

/** Whether the operation documents the error. */
export function documents(route: Route, known: Known): boolean {
  const spec = errorSpecs[known];
  return spec !== undefined && (route.responses[spec.status]?.includes(spec.schema) ?? false);
}

/** What is wrong with a value, according to a schema of the contract: the member, and why. Undefined if nothing is. */
export function problemOf(schema: string, value: unknown, whole: string): string | undefined {
  const check = checkOf(schema);
  if (check === undefined || check(value)) return undefined;
  const found: Violation[] = [];
  check(value, found);
  return describe(found, whole);
}

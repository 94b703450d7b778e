import type { components } from "@messaging-api/types";
import type { CodelessStatus } from "../generated/operations.ts";
import { strictTypes } from "../generated/strict-types.ts";
import { own } from "./own.ts";
import { fits, specs as exact, type CodeSpec, type JsonObject } from "./errors/spec.ts";
import type { ErrorCode } from "./types/errors.ts";

type Schemas = components["schemas"];

/** The body of a documented code, as the API sends it. */
export type BodyOf<C extends ErrorCode> = Schemas[C];

export type { CodelessStatus };

/** The body of an error without a code. */
export interface CodelessBody {
  readonly error: "ApiError";
  readonly message: string;
  readonly status: CodelessStatus;
}

type Known = ErrorCode | CodelessStatus;

/** The body of a code, or of a status without one. */
export type KnownBody<K extends Known> = K extends ErrorCode ? BodyOf<K> : CodelessBody;

const specs: Readonly<Record<string | number, CodeSpec>> = exact satisfies Record<Known, CodeSpec>;

/** The HTTP status of a code, or of an error without one. */
export function statusOf(known: Known): number {
  const spec = specs[known];
  if (spec === undefined || !Object.hasOwn(specs, known)) {
    throw new TypeError(`${known} is neither a code of the contract nor the status of a code-less error`);
  }
  return spec[0] % 1000;
}

/**
 * Whether a body is strictly what the contract says. Unlike the client, which accepts unknown variants, this accepts
 * only the documented ones.
 */
export function isValidBody(known: Known, body: JsonObject): boolean {
  const [status, types = "", ...names] = specs[known]!; // `statusOf` refuses others.
  const strict: CodeSpec = [status, own<string>(strictTypes, known) ?? types, ...names];
  return typeof body["message"] === "string" && fits(strict, statusOf(known), body);
}

/** The error for members that don't make a valid body. It shows only their names, since values can be phone numbers. */
export function misfit(known: Known, given: object | undefined): TypeError {
  const [, , ...names] = specs[known]!; // `statusOf` refuses others.
  const list = (of: readonly string[]) => of.join(", ") || "no members";
  return new TypeError(
    `${known} takes ${list(names)}, as the contract has them; but got ${list(Object.keys(given ?? {}))}`,
  );
}

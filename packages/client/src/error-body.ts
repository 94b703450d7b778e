import { examples } from "../generated/examples.ts";
import { isValidBody, misfit, statusOf, type CodelessStatus, type KnownBody } from "./bodies.ts";
import type { ErrorCode } from "./types/errors.ts";

type Loose<B> = B extends unknown ? Partial<Omit<B, "error" | "status" | "code">> : never;
type Body = Readonly<Record<string, unknown>>;

const all: Readonly<Record<string | number, readonly Body[]>> = examples;

/** The members that replace those of an example body. */
export type Changes<K extends ErrorCode | CodelessStatus> = Loose<KnownBody<K>>;

/**
 * The body of any documented error: the contract's example with your members. If an error has variants, you get the
 * one that your members fit.
 *
 * ```ts
 * errorBody("outbound_limit_reached", { limit: 5, current: 5 });
 * errorBody(404);
 * ```
 *
 * @throws TypeError if the members don't make a body that the contract allows.
 */
export function errorBody<K extends ErrorCode | CodelessStatus>(
  known: K,
  changes?: Changes<K>,
): KnownBody<K> {
  statusOf(known);
  for (const example of all[known] ?? []) {
    const members: Body = { ...example, ...changes };
    const body = { ...example, message: told(example, members), ...changes };
    if (isValidBody(known, body)) return body as unknown as KnownBody<K>; // Just checked.
  }
  throw misfit(known, changes);
}

/** The message of an example with these members. */
function told({ message }: Body, members: Body): string {
  return String(message).replace(/\{(\w+)\}/g, (text, name: string) => String(members[name] ?? text));
}

/** The result of `errorBody` as a `Response` with its status. */
export function errorResponse<K extends ErrorCode | CodelessStatus>(
  known: K,
  changes?: Changes<K>,
  headers?: HeadersInit,
): Response {
  const init = { status: statusOf(known), ...(headers && { headers }) };
  return Response.json(errorBody(known, changes), init);
}

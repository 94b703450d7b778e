import { texts } from "../generated/texts.ts";
import { isValidBody, misfit, statusOf, type CodelessStatus, type KnownBody } from "./bodies.ts";
import type { ErrorCode } from "./types/errors.ts";

type Members<B> = B extends unknown ? Omit<B, "error" | "message" | "status" | "code"> : never;
type Context<K extends ErrorCode | CodelessStatus> = K extends ErrorCode ? Members<KnownBody<K>> : {};
type Arguments<K extends ErrorCode | CodelessStatus> =
  {} extends Context<K> ? [context?: Context<K>, message?: string] : [context: Context<K>, message?: string];

/**
 * For servers that implement the API: the body of an error, from its code (or its status, if it has no code) and its
 * context members. The message is the error's title, unless you give one.
 *
 * ```ts
 * buildError("new_conversation_limit_reached", { plan_id: "shared_com", cap: 15, current: 15 });
 * buildError(401);
 * ```
 *
 * @throws TypeError if the members aren't those of the contract.
 */
export function buildError<K extends ErrorCode | CodelessStatus>(
  known: K,
  ...[context, message]: Arguments<K>
): KnownBody<K> {
  const status = statusOf(known);
  const code = typeof known === "string" ? { code: known } : {};
  const body = {
    error: "ApiError",
    message: message ?? texts[known].title,
    status,
    ...code,
    ...context,
  };
  if (!isValidBody(known, body)) throw misfit(known, context);
  return body as unknown as KnownBody<K>; // Just checked.
}

/** The result of `buildError` as a `Response` with its status. */
export function buildErrorResponse<K extends ErrorCode | CodelessStatus>(
  known: K,
  ...context: Arguments<K>
): Response {
  return Response.json(buildError(known, ...context), { status: statusOf(known) });
}

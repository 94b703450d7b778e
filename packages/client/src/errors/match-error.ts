import type { AnyError, MissingCode, NoCaseFor, UndocumentedError } from "../types/errors.ts";

type Handler<E, C> = (error: Extract<E, { readonly code: C }>) => unknown;
/** The client's own codes, such as `client/timeout`, can have a handler. */
type ClientCode = Extract<UndocumentedError["code"], `client/${string}`>;

/** The handlers of `matchError`: one for each documented code, and `default` for the rest. */
export type ErrorHandlers<E extends AnyError> = {
  readonly [C in MissingCode<E>]?: Handler<E, C>;
} & { readonly [C in ClientCode]?: Handler<E, C> } & {
  readonly default: Handler<E, UndocumentedError["code"]>;
};

type Returned<H> = { [K in keyof H]: H[K] extends (error: never) => infer R ? R : never }[keyof H];

/**
 * Calls the handler of an error's code, and returns what it returns.
 *
 * Compiles only when each documented code has a handler; the compile error names those that have none. `default` gets what
 * is left: errors without a code, codes that are newer than this package, and those of the client that have no handler.
 *
 * ```ts
 * const text = matchError(error, {
 *   reply_target_not_found: () => "The message is gone.",
 *   …
 *   default: (error) => error.message,
 * });
 * ```
 */
export function matchError<E extends AnyError, H extends ErrorHandlers<E>>(
  error: [Exclude<MissingCode<E>, keyof H>] extends [never] ? E : NoCaseFor<Exclude<MissingCode<E>, keyof H>>,
  handlers: H,
): Returned<H> {
  // Only the types know which handler takes which error.
  const all = handlers as Readonly<Record<string, (error: unknown) => unknown>>;
  const { code } = error as E; // The other type only names the missing cases.
  const handler = code !== undefined && Object.hasOwn(all, code) ? all[code] : undefined;
  // Only the types know what the handler returns, and that there is a default.
  return (handler ?? all["default"]!)(error) as Returned<H>;
}

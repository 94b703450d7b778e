import type { AnyError, ErrorBase, ErrorOf, MissingCode, NoCaseFor } from "../types/errors.ts";
import type { OperationName } from "../types/operations.ts";
import { brand } from "./brand.ts";

/** Whether this is an error of this client, of any operation; also one of another copy of this package. */
export function isApiError(error: unknown): error is AnyError {
  return typeof error === "object" && error !== null && brand in error;
}

/** Whether this is an error of this operation; in a `catch`, the way to the codes that it documents. */
export function isErrorOf<N extends OperationName>(error: unknown, operation: N): error is ErrorOf<N> {
  return isApiError(error) && error.operation === operation;
}

/**
 * For the `default` of a `switch` on `error.code`. Compiles only when each documented code has a case; the compile error
 * names those that have none. At run time it returns the error, whatever its code, and throws nothing.
 */
export function unhandled<E extends ErrorBase & { readonly code: unknown }>(
  error: [MissingCode<E>] extends [never] ? E : NoCaseFor<MissingCode<E>>,
): E {
  return error as E; // The other type is only there to name the missing cases.
}

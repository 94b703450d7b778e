import type { AnyError, ErrorBase, ErrorOf, MissingCode, NoCaseFor } from "../types/errors.ts";
import type { OperationName } from "../types/operations.ts";
import { brand } from "./brand.ts";

/** Whether this is an error of this client, of any operation. Includes errors of another copy of this package. */
export function isApiError(error: unknown): error is AnyError {
  return typeof error === "object" && error !== null && brand in error;
}

/** Whether this is an error of this operation. In a `catch`, this narrows to the codes that the operation documents. */
export function isErrorOf<N extends OperationName>(error: unknown, operation: N): error is ErrorOf<N> {
  return isApiError(error) && error.operation === operation;
}

/**
 * For the `default` of a `switch` on `error.code`. It compiles only if each documented code has a case. The compile
 * error names the codes without one. At run time, it returns the error and never throws.
 */
export function unhandled<E extends ErrorBase & { readonly code: unknown }>(
  error: [MissingCode<E>] extends [never] ? E : NoCaseFor<MissingCode<E>>,
): E {
  return error as E; // The other type only names the missing cases.
}

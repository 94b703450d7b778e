import { http, type HttpHandler } from "msw";
import { baseUrl as defaultBaseUrl } from "../generated/operations.ts";
import type { CodelessStatus } from "./bodies.ts";
import { errorResponse, type Changes } from "./error-body.ts";
import type { ErrorCode, ErrorCodeOf } from "./types/errors.ts";
import type { OperationName } from "./types/operations.ts";

type Verb = "get" | "post" | "put" | "patch" | "delete";

/**
 * An MSW handler that answers an operation with one of its documented errors.
 *
 * ```ts
 * server.use(errorHandler("POST /chats/{chatId}/messages", "outbound_limit_reached", { limit: 5, current: 5 }));
 * ```
 */
export function errorHandler<N extends OperationName, K extends ErrorCodeOf<N> | CodelessStatus>(
  operation: N,
  known: K,
  changes?: Changes<Extract<K, ErrorCode | CodelessStatus>>,
  options: { readonly baseUrl?: string; readonly headers?: HeadersInit } = {},
): HttpHandler {
  const [method = "", path = ""] = `${operation}`.split(" ");
  const url = (options.baseUrl ?? defaultBaseUrl) + path.replaceAll(/{(\w+)}/g, ":$1");
  // `K` is one code, but its type may be a union of them.
  const answer = () => errorResponse(known as ErrorCode, changes as Changes<ErrorCode>, options.headers);
  return http[method.toLowerCase() as Verb](url, answer); // The contract has no other methods.
}

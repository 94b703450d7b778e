export { createClient } from "./create-client.ts";
export { describe, texts, type Description } from "./errors/describe.ts";
export { isApiError, isErrorOf, unhandled } from "./errors/guards.ts";
export { parseError } from "./errors/parse-error.ts";
export { paginate, type ListPath } from "./paginate.ts";
export type {
  Call,
  CallOptions,
  Client,
  ClientOptions,
  ErrorCheck,
  ErrorOptions,
  Result,
  RetryEvent,
} from "./types/client.ts";
export type { DetailsOf, UnknownValue } from "./types/details.ts";
export type {
  AbortedError,
  AnyError,
  CodedError,
  CodelessError,
  ErrorBase,
  ErrorCode,
  ErrorCodeOf,
  ErrorOf,
  ExtraError,
  InvalidRequestError,
  MalformedResponseError,
  NetworkError,
  TimeoutError,
  UndocumentedError,
  UnknownCode,
  UnknownCodeError,
} from "./types/errors.ts";
// With a star: a named export could not be merged with a declaration of the caller's.
export type * from "./types/extra-errors.ts";
export type { DataOf, OperationName, RequestOf } from "./types/operations.ts";

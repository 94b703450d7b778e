export { createClient } from "./create-client.ts";
export { describe, texts, type Description } from "./errors/describe.ts";
export { isApiError, isErrorOf, unhandled } from "./errors/guards.ts";
export { matchError, type ErrorHandlers } from "./errors/match-error.ts";
export { parseError } from "./errors/parse-error.ts";
export { paginate, type ListPath } from "./paginate.ts";
export type {
  ArgumentsOf,
  Call,
  CallOptions,
  Client,
  ClientOptions,
  ErrorCheck,
  ErrorOptions,
  InitOf,
  Result,
  RetryEvent,
} from "./types/client.ts";
export type { DetailsOf, UnknownValue, UnknownValueTag } from "./types/details.ts";
export type {
  AbortedError,
  AnyError,
  CodedError,
  CodelessError,
  DocumentedBy,
  ErrorBase,
  ErrorCode,
  ErrorCodeOf,
  ErrorOf,
  ExtraError,
  InvalidRequestError,
  MalformedResponseError,
  MissingCode,
  NetworkError,
  NoCaseFor,
  TimeoutError,
  UndocumentedError,
  UnknownCode,
  UnknownCodeError,
  UnknownCodeTag,
} from "./types/errors.ts";
// With a star, because a named export couldn't be merged with a caller's declaration.
export type * from "./types/extra-errors.ts";
export type { DataOf, Method, OperationName, PathOf, RequestOf, SummaryOf } from "./types/operations.ts";

import type { components } from "@messaging-api/types";
import type { ContextMembers, ErrorCode, OperationCodes, VariantCode } from "../../generated/operations.ts";
import type { DetailsOf } from "./details.ts";
import type { ExtraErrors } from "./extra-errors.ts";
import type { Method, OperationName } from "./operations.ts";

type Schemas = components["schemas"];

export type { ErrorCode };

// From a generated table: to look for the code in each body is what took a compiler the longest.
/** The codes that one operation documents. */
export type ErrorCodeOf<N extends string> = N extends `${infer M extends Method} ${infer P}`
  ? P extends keyof OperationCodes[M]
    ? OperationCodes[M][P]
    : never
  : never;

/** @internal Exported, so that declarations can name it. */
export declare enum UnknownCodeTag {
  Value = "\u0000unknown code",
}

/**
 * A code that the operation doesn't document, such as one newer than this package. It is a string that equals no
 * known code.
 */
export type UnknownCode = UnknownCodeTag.Value;

/** The members of every error. */
export interface ErrorBase extends Error {
  readonly name: "MessagingApiError";
  /** The operation that was called. */
  readonly operation: OperationName;
  /** How many attempts there were, the last one included. */
  readonly attempts: number;
  /** Whether the same request can succeed later without a change: the retry class of the contract. */
  readonly retryable: boolean;
  /** How long the server asked to wait (`Retry-After`), in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /**
   * The `Idempotency-Key` that the request carried; `undefined` if none was sent. Send it again to repeat the request
   * without doing it twice.
   */
  readonly idempotencyKey: string | undefined;
  /**
   * A few words for people, from the contract, such as "New contact limit reached". `undefined` unless you passed `texts` to
   * the client.
   */
  readonly title: string | undefined;
  /** What to do now, in full sentences, from the contract. `undefined` unless you passed `texts` to the client. */
  readonly fix: string | undefined;
  /** The page about this error, if the documentation has one. */
  readonly docsUrl: string | undefined;
  /** The headers of the response, if there was one. Not part of `JSON.stringify` and `console.log`. */
  readonly headers: Headers | undefined;
  /** The response's `X-Request-Id` or `Request-Id`, if it has one. */
  readonly requestId: string | undefined;
  /** The response's body as it came, parsed if it was JSON. Not part of `JSON.stringify` and `console.log`. */
  readonly body: unknown;
  /**
   * The underlying exception or abort reason, such as `fetch`'s own error. Not part of `JSON.stringify` and
   * `console.log`.
   */
  readonly reason: unknown;
  toJSON(): Record<string, unknown>;
}

/** What an error with a code has besides its code. Apart, since the compiler copies the members below for each code. */
interface DocumentedError extends ErrorBase {
  readonly docsUrl: string;
}

type Details = ContextMembers & { [C in VariantCode]: DetailsOf<Schemas[C]> };

/** An error that the contract documents under a code. Its body has been checked. */
export interface CodedError<C extends ErrorCode> extends DocumentedError {
  readonly code: C;
  /** The HTTP status. */
  readonly status: Schemas[C] extends { status: infer S } ? S : never;
  /** The context members, which are next to `code` in the body. */
  readonly details: Details[C];
}

/** An error that the caller declared in `ExtraErrors`. */
export interface ExtraError<C extends keyof ExtraErrors> extends ErrorBase {
  readonly code: C;
  readonly status: ExtraErrors[C] extends { status: infer S } ? S : number;
  readonly details: ExtraErrors[C] extends { details: infer D }
    ? Readonly<D>
    : Readonly<Record<string, unknown>>;
}

/**
 * The error envelope without a code, or a body that the contract has without the envelope, such as that of a 501. Only its
 * status says what happened.
 */
export interface CodelessError extends ErrorBase {
  readonly code: undefined;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The error envelope with a code that the operation doesn't document, and all its members. */
export interface UnknownCodeError extends ErrorBase {
  readonly code: UnknownCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** No response: the connection failed, or broke while a success was read. */
export interface NetworkError extends ErrorBase {
  readonly code: "client/network";
  readonly status: undefined;
  readonly details: undefined;
}

/** No response within `timeoutMs` or `deadlineMs`. The server may still have acted on the request. */
export interface TimeoutError extends ErrorBase {
  readonly code: "client/timeout";
  readonly status: undefined;
  readonly details: undefined;
}

/**
 * The caller's signal was aborted, or a hook of the caller's (`onRetry`, middleware) threw; `reason` is the signal's, or
 * what was thrown.
 */
export interface AbortedError extends ErrorBase {
  readonly code: "client/aborted";
  readonly status: undefined;
  readonly details: undefined;
}

/**
 * The call can't work as it is: an argument or an option is of a wrong type or can't be sent, and nothing was sent; or the
 * `fetch` that the client was given doesn't answer with a `Response`. `message` says which.
 */
export interface InvalidRequestError extends ErrorBase {
  readonly code: "client/invalid_request";
  readonly status: undefined;
  readonly details: undefined;
}

/** A response that breaks the contract. Its content is in `body`. */
export interface MalformedResponseError extends ErrorBase {
  readonly code: "client/malformed_response";
  /** The HTTP status. `undefined` for a redirect in a browser, which hides it. */
  readonly status: number | undefined;
  readonly details: undefined;
  /** The code in the body, if it has one. It can be a known code whose members aren't the documented ones. */
  readonly serverCode: string | undefined;
}

/** What can go wrong in any operation, documented or not. */
export type UndocumentedError =
  | CodelessError
  | UnknownCodeError
  | NetworkError
  | TimeoutError
  | AbortedError
  | InvalidRequestError
  | MalformedResponseError;

type Coded<C extends ErrorCode> = C extends unknown ? CodedError<C> : never;
type AnyCodedError = Coded<ErrorCode>;
type Extra<C = keyof ExtraErrors> = C extends keyof ExtraErrors ? ExtraError<C> : never;

/** The mark of a coded error that an operation documents. */
export interface DocumentedBy<N extends string> {
  readonly code: ErrorCodeOf<N>;
}

/** Every way in which one operation can fail. `code` distinguishes them. */
export type ErrorOf<N extends string> = Coded<ErrorCodeOf<N>> | Extra | UndocumentedError;

/**
 * The same errors, for a call whose operation is a type parameter.
 *
 * An intersection and no conditional type: what it does not hold for falls out of the union, and TypeScript still narrows
 * the result. Apart, since the compiler tries every code of the contract for each operation.
 */
export type GenericErrorOf<N extends string> = (AnyCodedError & DocumentedBy<N>) | Extra | UndocumentedError;

/** The remaining codes of an error that need a case: documented ones, and those of `ExtraErrors`. */
export type MissingCode<E extends { readonly code: unknown }> = Exclude<E["code"], UndocumentedError["code"]>;

/** For compile errors: the codes that don't have a case or a handler yet. */
export interface NoCaseFor<C> {
  readonly "Add a case for each of these codes.": C;
}

/** Every way in which any operation can fail. */
export type AnyError = AnyCodedError | Extra | UndocumentedError;

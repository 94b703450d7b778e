import type { AnyError, ErrorOf, GenericErrorOf } from "./errors.ts";
import type { ExtraErrors } from "./extra-errors.ts";
import type { Nearest } from "./nearest.ts";
import type { DataOf, Method, PathOf, RequestOf, SummaryOf } from "./operations.ts";

/** A retry that is about to happen. */
export interface RetryEvent {
  /** Why the last attempt failed. */
  readonly error: AnyError;
  /** The number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** The pause before the next one, in milliseconds. */
  readonly delayMs: number;
}

/** Options of the client, and of one call. */
export interface CallOptions {
  /** Headers, in addition to those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How long one attempt can take, in milliseconds. The default is 30 000. `Infinity` turns it off. */
  readonly timeoutMs?: number | undefined;
  /**
   * How long the call can take with all attempts and pauses, in milliseconds. By default `timeoutMs`, or 30 000 if
   * that is more, for each attempt: a short timeout leaves time for the pause that a server asks for.
   */
  readonly deadlineMs?: number | undefined;
  /** How many attempts can follow the first one. The default is 2. `0` turns retries off. */
  readonly maxRetries?: number | undefined;
  /**
   * How many bytes of a response's body are read. The default is 2 000 000. A larger success becomes
   * `client/malformed_response`, and isn't retried. A larger error is cut.
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * Whether the client creates an `Idempotency-Key` if the operation accepts one. The default is `true`. Without a
   * key, a send is retried only after a 429. Turn it off for a server that doesn't allow the header for pages of
   * another origin.
   */
  readonly idempotencyKey?: boolean | undefined;
  /**
   * Called before each pause, and awaited. If it throws, the call ends with `client/aborted`, and the thrown value is
   * the `reason`.
   */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** Aborts the call, even while it waits for the next attempt. */
  readonly signal?: AbortSignal | null | undefined;
}

/** Whether the whole body of an error is what its code promises. Must not throw. */
export type ErrorCheck = (body: Readonly<Record<string, unknown>>) => boolean;

/** What errors know besides the response. */
export interface ErrorOptions {
  /**
   * Checks for the codes of `ExtraErrors`, by code. A body that fails is reported as `client/malformed_response`. A
   * code without a check is accepted as it is.
   */
  readonly extraErrors?: { readonly [C in keyof ExtraErrors]?: ErrorCheck } | undefined;
  /** Where the documentation is: `error.docsUrl` starts with it. */
  readonly docsBaseUrl?: string | undefined;
  /**
   * What each error is called and what to do about it, by code or by HTTP status, for `error.title` and `error.fix`: the
   * contract's `texts`, or your own. Off by default, since they add 1.3 kB to a bundle.
   */
  readonly texts?:
    | Readonly<Record<string, { readonly title?: string | undefined; readonly fix?: string | undefined }>>
    | undefined;
}

/** Options of `createClient`. */
export interface ClientOptions extends Omit<CallOptions, "signal">, ErrorOptions {
  /** The API key, or a function that returns it and is called for each attempt. */
  readonly apiKey: string | (() => string | Promise<string>);
  /** The URL of the API. The default is the contract's server. */
  readonly baseUrl?: string | undefined;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The result of a call: `data` or `error`, never both. */
export type Result<N extends string, E = GenericErrorOf<N>> =
  | { readonly data: DataOf<N>; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: E; readonly response?: Response | undefined };

/**
 * A running call. `await` returns a result and never throws. `await call.orThrow()` returns the data or throws the
 * error. Editors show the summary of the operation.
 */
export interface Call<N extends string, _Summary = SummaryOf<N>, E = GenericErrorOf<N>> extends Promise<
  Result<N, E>
> {
  orThrow(): Promise<DataOf<N>>;
}

/** The arguments of a method after the path. For wrappers: `(path: P, ...init: ArgumentsOf<`POST ${P}`>)`. */
export type ArgumentsOf<N extends string> = {} extends RequestOf<N> ? [init?: InitOf<N>] : [init: InitOf<N>];

/** The parameters and the body of an operation, and the options of a call. */
export type InitOf<N extends string> = RequestOf<N> & CallOptions;

/** Any type for a path of the contract, and never for a type parameter. */
type Known<P extends string, M extends Method> = P extends PathOf<M> ? unknown : never;

/** The path that the caller probably meant. */
type Meant<P extends string, M extends Method> = P extends PathOf<M> ? P : Nearest<P, PathOf<M>>;

type MeantArguments<P extends string, M extends Method> =
  P extends PathOf<M> ? ArgumentsOf<`${M} ${P}`> : unknown[];

// The signatures return `Call` without an alias, so that an editor shows its arguments, the summary among them.
interface CallFunction<M extends Method> {
  // Any string, so that the compiler doesn't check the arguments of every path.
  <P extends string>(
    path: P & Known<P, M>,
    ...init: ArgumentsOf<`${M} ${P}`>
  ): Call<`${M} ${P}`, SummaryOf<`${M} ${P}`>, ErrorOf<`${M} ${P}`>>;
  // For wrappers, whose path is a type parameter.
  <P extends PathOf<M>>(path: P, ...init: ArgumentsOf<`${M} ${P}`>): Call<`${M} ${P}`>;
  // For the compile error, which is about the last signature. It names the path that is nearest to a misspelled one.
  <P extends string>(
    path: Meant<P, M>,
    ...init: MeantArguments<P, M>
  ): Call<`${M} ${P}`, SummaryOf<`${M} ${P}`>, ErrorOf<`${M} ${P}`>>;
}

/** The client: one function per HTTP method, called with a path of the contract. */
export type Client = { readonly [M in Method]: CallFunction<M> };

import type { AnyError, ErrorOf } from "./errors.ts";
import type { ExtraErrors } from "./extra-errors.ts";
import type { DataOf, Method, PathOf, RequestOf } from "./operations.ts";

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
  /** Headers to add to those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How long one attempt may take, in milliseconds; 30 000 by default. `Infinity` turns it off. */
  readonly timeoutMs?: number | undefined;
  /** How long the call may take with all attempts and pauses, in milliseconds; by default the sum of all attempts. */
  readonly deadlineMs?: number | undefined;
  /** How many attempts may follow the first one; 2 by default. `0` turns retries off. */
  readonly maxRetries?: number | undefined;
  /**
   * Called before each pause, and awaited. What it throws ends the call: as `client/aborted`, with the thrown value as
   * `reason`.
   */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** Aborts the call, also while it waits for the next attempt. */
  readonly signal?: AbortSignal | undefined;
}

/** Whether an error's body, the whole of it, is what its code promises. Throws nothing. */
export type ErrorCheck = (body: Readonly<Record<string, unknown>>) => boolean;

/** What errors are to know besides the response. */
export interface ErrorOptions {
  /**
   * Checks for the codes of `ExtraErrors`, by code. A body that fails is reported as `client/malformed_response`; a code
   * without a check is taken as it comes.
   */
  readonly extraErrors?: { readonly [C in keyof ExtraErrors]?: ErrorCheck } | undefined;
  /** Where the documentation is: `error.docsUrl` starts with it. */
  readonly docsBaseUrl?: string | undefined;
  /**
   * What to do about each error, by code or by HTTP status, for `error.fix`: the contract's `texts`, or your own. Not
   * there by default, since it adds 1 kB to a bundle.
   */
  readonly texts?: Readonly<Record<string, { readonly fix: string }>> | undefined;
}

/** Options of `createClient`. */
export interface ClientOptions extends Omit<CallOptions, "signal">, ErrorOptions {
  /** The API key, or a function that gives it; called for each attempt. */
  readonly apiKey: string | (() => string | Promise<string>);
  /** Where the API is; the contract's server by default. */
  readonly baseUrl?: string | undefined;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What a call resolves to: `data` or `error`, never both. */
export type Result<N extends string> =
  | { readonly data: DataOf<N>; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: ErrorOf<N>; readonly response?: Response | undefined };

/** A call under way. `await` gives a result and never throws; `await call.orThrow()` gives the data or throws the error. */
export interface Call<N extends string> extends Promise<Result<N>> {
  orThrow(): Promise<DataOf<N>>;
}

type Arguments<T> = {} extends T ? [init?: T & CallOptions] : [init: T & CallOptions];
type CallFunction<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...init: Arguments<RequestOf<`${M} ${P}`>>
) => Call<`${M} ${P}`>;

/** The client: one function per HTTP method, called with a path of the contract. */
export type Client = { readonly [M in Method]: CallFunction<M> };

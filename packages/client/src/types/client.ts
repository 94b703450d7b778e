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
  /** How long one attempt may take, in milliseconds; 30 000 by default. `Infinity` turns it off. */
  readonly timeoutMs?: number | undefined;
  /**
   * How long the call may take with all attempts and pauses, in milliseconds. By default `timeoutMs`, or 30 000 if that is
   * more, for each attempt: a short timeout leaves time for the pause that a server asks for.
   */
  readonly deadlineMs?: number | undefined;
  /** How many attempts may follow the first one; 2 by default. `0` turns retries off. */
  readonly maxRetries?: number | undefined;
  /**
   * How many bytes of a response's body are read, 4 000 000 by default. A larger success is `client/malformed_response`,
   * and isn't asked for again; a larger error is cut.
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * Whether the client makes an `Idempotency-Key` where the operation takes one; `true` by default. Without a key, a send
   * is retried only after a 429. Turn it off for a server that doesn't allow the header to pages of another origin.
   */
  readonly idempotencyKey?: boolean | undefined;
  /**
   * Called before each pause, and awaited. What it throws ends the call: as `client/aborted`, with the thrown value as
   * `reason`.
   */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** Aborts the call, also while it waits for the next attempt. */
  readonly signal?: AbortSignal | null | undefined;
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
export type Result<N extends string, E = GenericErrorOf<N>> =
  | { readonly data: DataOf<N>; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: E; readonly response?: Response | undefined };

/**
 * A call under way. `await` gives a result and never throws; `await call.orThrow()` gives the data or throws the error.
 * The summary of the operation is there for editors to show.
 */
export interface Call<N extends string, _Summary = SummaryOf<N>, E = GenericErrorOf<N>> extends Promise<
  Result<N, E>
> {
  orThrow(): Promise<DataOf<N>>;
}

/** What a method takes after the path. For wrappers: `(path: P, ...init: ArgumentsOf<`POST ${P}`>)`. */
export type ArgumentsOf<N extends string> = {} extends RequestOf<N> ? [init?: InitOf<N>] : [init: InitOf<N>];

/** The parameters and the body of an operation, and the options of a call. */
export type InitOf<N extends string> = RequestOf<N> & CallOptions;

/** Anything for a path of the contract; nothing for a type parameter. */
type Known<P extends string, M extends Method> = P extends PathOf<M> ? unknown : never;

/** The path that was meant. */
type Meant<P extends string, M extends Method> = P extends PathOf<M> ? P : Nearest<P, PathOf<M>>;

type MeantArguments<P extends string, M extends Method> =
  P extends PathOf<M> ? ArgumentsOf<`${M} ${P}`> : unknown[];

type CallOf<N extends string> = Call<N, SummaryOf<N>, ErrorOf<N>>;

interface CallFunction<M extends Method> {
  // Any string, so that the compiler doesn't try the arguments of every path.
  <P extends string>(path: P & Known<P, M>, ...init: ArgumentsOf<`${M} ${P}`>): CallOf<`${M} ${P}`>;
  // For wrappers, whose path is a type parameter.
  <P extends PathOf<M>>(path: P, ...init: ArgumentsOf<`${M} ${P}`>): Call<`${M} ${P}`>;
  // For the compile error, which is about the last signature: it names the path that is nearest to a misspelt one.
  <P extends string>(path: Meant<P, M>, ...init: MeantArguments<P, M>): CallOf<`${M} ${P}`>;
}

/** The client: one function per HTTP method, called with a path of the contract. */
export type Client = { readonly [M in Method]: CallFunction<M> };

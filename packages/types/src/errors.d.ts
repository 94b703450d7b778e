/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Whether sending the same request again can help; the contract's `x-error.schema.yaml` says what each means. */
export type RetryClass = "never" | "quota" | "retry-after" | "backoff";
/** Where a fact is published; the contract's `x-error.schema.yaml` says what each means. */
export type Source = "errors-page" | "api-docs" | "project";
/** Whether the API may have acted on the request; the contract's `x-error.schema.yaml` says what each means. */
export type SideEffects = "none" | "partial" | "unknown";
/** Who can remove the cause of an error; the contract's `x-error.schema.yaml` says what each means. */
export type Actor = "caller" | "end-user" | "operator";

/** A context member: a member that isn't part of the envelope. */
export interface Member {
  readonly name: string;
  readonly types: readonly string[];
  /** Whether every body of this error, or of this variant, has it. */
  readonly required: boolean;
  readonly description: string;
  readonly format?: string;
}

/** One of several shapes that the body of one code can have. */
export interface Variant {
  readonly title: string;
  readonly members: readonly Member[];
  /** Members of other variants, which a body of this one never has. */
  readonly absent: readonly string[];
}

/** An example body, with the variant that it shows and where it comes from. */
export interface Example {
  readonly source: Source;
  readonly variant?: string;
  readonly body: Json;
}

/** An operation that can answer an error. */
export interface OperationReference {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The tag under which a reference lists the operation, empty where it has none. */
  readonly tag: string;
}

/** Everything that the contract says about one error: an entry of `errors.json`. */
export interface ErrorEntry {
  /** The component schema's name: the code, or a name such as `NotFoundError` where there is no code. */
  readonly schema: string;
  readonly code: string | null;
  /** The HTTP status code. */
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly cause: string;
  readonly fix: string;
  readonly retry: RetryClass;
  /** Whether the API may have acted on the request anyway. */
  readonly sideEffects?: SideEffects;
  /** Who can remove the cause. */
  readonly actor?: Actor;
  readonly source: Source;
  /** The operator's public page that documents the error, if there is one. */
  readonly sourceUrl?: string;
  /** Other words that people search for when they meet the error. */
  readonly words?: readonly string[];
  readonly since: string;
  /** Path of the error's page on the documentation site. */
  readonly docsPath: string;
  readonly members: readonly Member[];
  readonly variants: readonly Variant[];
  readonly examples: readonly Example[];
  readonly operations: readonly OperationReference[];
  /** The code that replaces this one, if it is deprecated. */
  readonly successor?: string;
  /** Codes that this error had before; their pages lead to its own. */
  readonly renamedFrom?: readonly string[];
}

/** The error catalogue, `errors.json`. */
export interface Catalogue {
  readonly $comment: string;
  /** The version of the contract, `info.version`. */
  readonly contractVersion: string;
  readonly errors: readonly ErrorEntry[];
}

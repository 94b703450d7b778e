import type { ModelOptions, Operation, PresetName } from "@messaging-api/error-model";

/**
 * A kind of operation: it takes a body, has a parameter in its path, takes a header, has a member in its request body, or has
 * a method; or a function decides.
 */
export type OperationKind =
  | "body"
  | "path-parameter"
  | { readonly header: string }
  | { readonly member: string }
  | { readonly method: string }
  | ((operation: Operation) => boolean);

/** What every operation of a kind must list. */
export interface Requirement {
  readonly when: OperationKind;
  /** Statuses of which it must list one. */
  readonly anyOf: readonly string[];
  /** Why, as the end of a sentence. */
  readonly because: string;
}

/** Errors that only operations of one kind can cause. */
export interface Cause {
  /** Which errors: by their retry class, by a regular expression that their code matches, or by a function. */
  readonly errors: { readonly retry: string } | { readonly codes: string } | ((error: ErrorFacts) => boolean);
  readonly when: OperationKind;
  /** Why, as a clause such as "quotas limit sends". */
  readonly because: string;
}

export type Casing = "snake" | "kebab" | "camel" | "pascal" | "screaming-snake";

/** An error, as a predicate of an option sees it. */
export interface ErrorFacts {
  readonly code: string | undefined;
  readonly extension: unknown;
}

/** How a document describes its errors: where the model finds them, and what the rules require. */
export interface Options extends ModelOptions {
  /** Members that every error must require, besides those that the envelope's schema requires. */
  readonly required: readonly string[];
  /** Members that have the same constant in every error. */
  readonly constants: Readonly<Record<string, unknown>>;
  /** Whether unions of coded errors need a `discriminator`, or constants distinguish them. */
  readonly style: "discriminator" | "const";
  /** How codes are written: a casing, `same` for the casing of most codes, or a pattern for codes that are not words. */
  readonly casing: Casing | "same" | RegExp;
  /** The name of an error's schema: its code, its code in PascalCase (with or without `Error` after it), or anything. */
  readonly schemaName: "code" | "pascal" | "any";
  /** Whether the rules for this project's own house style apply too. */
  readonly house: boolean;
  /** The JSON Schema of that extension. `false` if errors need none. */
  readonly extensionSchema: object | false;
  /** Codes that you retired or keep for later, and that no error may use. */
  readonly reserved: readonly string[];
  /** What operations must list, by their kind. */
  readonly requirements: readonly Requirement[];
  /** Errors that only operations of some kind can cause. */
  readonly causes: readonly Cause[];
  /** Which errors need the header `Retry-After`: those under some statuses, or those that a function chooses. */
  readonly retryAfter: readonly string[] | ((error: ErrorFacts) => boolean);
  /** Words in prose that look like a code but aren't one. */
  readonly words: readonly string[];
}

export type { PresetName };

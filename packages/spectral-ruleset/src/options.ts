import type { Operation } from "./model/operation.ts";
import { extensionSchema } from "../generated/x-error-schema.ts";

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
  readonly errors:
    | { readonly retry: string }
    | { readonly codes: string }
    | ((error: { readonly code: string | undefined; readonly extension: unknown }) => boolean);
  readonly when: OperationKind;
  /** Why, as a clause such as "quotas limit sends". */
  readonly because: string;
}

export type Casing = "snake" | "kebab" | "camel" | "pascal" | "screaming-snake";

/** How a document writes its error contract. */
export interface Options {
  /** The member whose constant names an error. */
  readonly code: string;
  /** The member that repeats the HTTP status code. `false` where none does. */
  readonly status: string | false;
  /** Members that every error requires, besides the ones that the envelope's schema requires. */
  readonly required: readonly string[];
  /** Members that are the same constant in every error. */
  readonly constants: Readonly<Record<string, unknown>>;
  /** The member with a text for people. `false` where none has one. */
  readonly message: string | false;
  /** The component schema of what all errors have in common. */
  readonly envelope: string;
  /** Whether unions of coded errors carry a `discriminator`, or are told apart by the constants alone. */
  readonly style: "discriminator" | "const";
  /** How codes are written; a pattern for those that are no words, such as the `type` of RFC 9457. */
  readonly casing: Casing | RegExp;
  /** The name of an error's schema: its code, its code in PascalCase (with or without `Error` behind it), or anything. */
  readonly schemaName: "code" | "pascal" | "any";
  /** The extension that holds what the schema cannot say. */
  readonly extension: string;
  /** The JSON Schema of that extension. `false` where errors need none. */
  readonly extensionSchema: object | false;
  /** Codes that were given up or are kept for later, and must not be used. */
  readonly reserved: readonly string[];
  /** What operations must list, by their kind. */
  readonly requirements: readonly Requirement[];
  /** Errors that only operations of some kind can cause. */
  readonly causes: readonly Cause[];
  /** Words in prose that look like a code or a member and are neither. */
  readonly words: readonly string[];
}

/** How this project's contract writes its errors. */
export const defaults: Options = {
  code: "code",
  status: "status",
  required: ["error", "message", "status"],
  constants: { error: "ApiError" },
  message: "message",
  envelope: "ApiError",
  style: "discriminator",
  casing: "snake",
  schemaName: "code",
  extension: "x-error",
  extensionSchema,
  reserved: [],
  requirements: [
    { when: "body", anyOf: ["400", "422"], because: "a body can be malformed" },
    { when: "path-parameter", anyOf: ["404"], because: "what the path names may not exist" },
    { when: { header: "Idempotency-Key" }, anyOf: ["429"], because: "what must not happen twice is limited" },
    {
      when: { header: "Idempotency-Key" },
      anyOf: ["503"],
      because: "what must not happen twice can be unavailable",
    },
  ],
  causes: [
    { errors: { retry: "quota" }, when: { header: "Idempotency-Key" }, because: "quotas limit sends" },
    { errors: { codes: "^reply_" }, when: { member: "reply_to" }, because: "it is about a reply" },
  ],
  words: [],
};

/** The name of a known style of error contract. */
export type PresetName =
  | "messaging-api"
  | "problem"
  | "nested"
  | "google"
  | "jsonapi"
  | "enum-envelope"
  | "camara";

/** How a document describes its errors. */
export interface ModelOptions {
  /** The style that every other option starts from. */
  readonly preset: PresetName;
  /**
   * Where a body holds the code: a member's name, or a pointer such as `/error/code`. A `*` in a pointer stands for every
   * item of a list.
   */
  readonly code: string;
  /** Where a body repeats the HTTP status. `false` if it doesn't. */
  readonly status: string | false;
  /** Where a body holds the text for people. `false` if it has none. */
  readonly message: string | false;
  /** The component schema of what all errors have in common. */
  readonly envelope: string;
  /** The extension of an error's schema, which says what the schema can't. Its member `retry` is the retry class. */
  readonly extension: string;
  /**
   * Where the document lists all codes, if schemas of errors leave the code open: a pointer to a schema with an `enum`, such
   * as `#/components/schemas/ErrorCode`, or to an extension that is a list or has a member per code. `false` if it does not.
   */
  readonly codes: string | false;
}

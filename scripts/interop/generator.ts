/** A file of the contract that a tool reads. */
export type DocumentName = (typeof documents)[number];
export const documents = ["openapi.json", "openapi.plain.json", "openapi-3.0.json"] as const;

/** A tool that generates TypeScript from an OpenAPI document, and the names in its output. */
export interface Generator {
  /** The package whose version the report names. */
  readonly package: string;
  /** The commands to type, with `openapi.json` for the document. The documentation shows them. */
  readonly commands: readonly string[];
  /** Files to write beside the document first. */
  readonly files?: Readonly<Record<string, (document: string) => string>>;
  /** What a program that uses the result begins with. */
  readonly imports: string;
  /** The type of the body that `sendMessage` returns with a status, or the one type for all statuses. */
  readonly error: (status: number) => string;
  /** Whether the output has one type for the errors of all statuses. */
  readonly allStatuses?: boolean;
  /** The type of the member `text` of a send's request. */
  readonly text: string;
}

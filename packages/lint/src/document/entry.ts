/** A document to read: a file, or text that comes from elsewhere. */
export interface Entry {
  /** An absolute path. References in the document are relative to its folder. */
  readonly path: string;
  /** The text, if it isn't in the file at the path. */
  readonly text?: string;
}

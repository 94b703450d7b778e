/** The result of a mock, or of a validator in front of the sandbox. */
export interface Checked {
  /** The error examples that a mock returns when requested by name. */
  readonly examples?: number;
  readonly allExamples?: number;
  /** Random bodies of errors, and how many of them the document accepts. */
  readonly bodies?: number;
  readonly valid?: number;
  /** The status of a send without a preference. */
  readonly success?: number;
  /** Calls of the sandbox through a validator, and its false complaints. */
  readonly calls?: number;
  readonly violations?: number;
  readonly problem?: string;
}

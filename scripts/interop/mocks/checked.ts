/** What a mock answers, or what a validator says of the sandbox. */
export interface Checked {
  /** The examples of errors that a mock gives when they are asked for. */
  readonly examples?: number;
  readonly allExamples?: number;
  /** Random bodies of errors, and how many of them the document accepts. */
  readonly bodies?: number;
  readonly valid?: number;
  /** The status of a send where nothing is asked for. */
  readonly success?: number;
  /** Calls of the sandbox through a validator, and what it wrongly says against them. */
  readonly calls?: number;
  readonly violations?: number;
  readonly problem?: string;
}

import type { ErrorFacts } from "./extract.ts";
import type { Pairing } from "./pairs.ts";

/** The errors of both versions, and which ones match. */
export interface ErrorSides {
  readonly old: ErrorFacts;
  readonly new: ErrorFacts;
  readonly pairing: Pairing;
}

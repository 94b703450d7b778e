import type { JsonObject } from "./json.ts";

/** A body that the profile accepts although the source rejects it. */
export interface AcceptsMore {
  /** Where the source says it, as a JSON Pointer in a fragment. */
  readonly at: string;
  /** What is lost, in one sentence. */
  readonly what: string;
}

/** The result of a transformation. */
export interface Transformed {
  readonly document: JsonObject;
  /** How many places it changed. */
  readonly count: number;
  readonly acceptsMore?: readonly AcceptsMore[];
}

/** One small step from a document to a profile. Steps don't know each other, but their order matters. */
export interface Transformation {
  /** Its name in the profile's header. */
  readonly name: string;
  /** What it changes, in one sentence. */
  readonly what: string;
  /** Which readers need it, in one sentence. */
  readonly why: string;
  readonly apply: (document: JsonObject) => Transformed;
}

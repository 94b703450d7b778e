import type { Node } from "../graph/node.ts";

/** Schemas that all apply, as under `allOf`. Usually there is just one. */
export type Conjunction = readonly Node[];

/** Alternatives of a schema: `oneOf` or `anyOf`. */
export interface Choice {
  readonly mode: "oneOf" | "anyOf";
  readonly options: readonly Conjunction[];
  readonly node: Node;
}

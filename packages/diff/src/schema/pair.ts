import type { Node } from "../graph/node.ts";
import type { Conjunction } from "./conjunction.ts";

/** What can happen to a schema; the scope that it is used in makes it a kind of change. */
export type SchemaChange =
  | "member-added"
  | "member-added-required"
  | "member-removed"
  | "member-renamed"
  | "member-excluded"
  | "member-included"
  | "member-required"
  | "member-optional"
  | "nullable"
  | "not-nullable"
  | "retyped"
  | "widened"
  | "narrowed"
  | "values-added"
  | "values-removed"
  | "loosened"
  | "tightened"
  | "rule-changed"
  | "closed"
  | "opened"
  | "variant-added"
  | "variant-removed"
  | "variants-mode-changed"
  | "discriminator-added"
  | "discriminator-removed"
  | "discriminator-changed"
  | "mapping-added"
  | "mapping-removed"
  | "mapping-changed"
  | "default-changed"
  | "deprecated"
  | "undeprecated"
  | "text-changed"
  | "example-changed";

/** `readOnly` keeps a member out of requests, `writeOnly` out of responses. */
export type Direction = "request" | "response";

/** One difference between two schemas, at a place below them. */
export interface Difference {
  readonly change: SchemaChange;
  /** Name of a member of this schema, when the change is about that member as a whole. */
  readonly member?: string;
  readonly before?: string;
  readonly after?: string;
  readonly old: Node | undefined;
  readonly new: Node | undefined;
  /** The bodies that the member is not part of. */
  readonly absentIn?: Direction | undefined;
  /** Paired by similarity, not by a name or by the author's statement. */
  readonly guess?: true;
}

/** Two corresponding schemas, with their differences and the pairs below. */
export interface Pair {
  readonly old: Conjunction;
  readonly new: Conjunction;
  /** The bodies that the schema is not part of, in each version. */
  readonly absentIn: { readonly old: Direction | undefined; readonly new: Direction | undefined };
  readonly differences: Difference[];
  readonly below: { readonly name: string; readonly pair: Pair }[];
}

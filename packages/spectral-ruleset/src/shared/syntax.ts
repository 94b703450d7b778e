import { text, type Json } from "@messaging-api/error-model";

/** How advice names what OpenAPI 3.0 and later versions write differently. */
export interface Syntax {
  /** A schema with one value. */
  readonly constant: (value: string) => string;
  /** A schema that forbids a member. */
  readonly without: (member: string) => string;
  /** The keyword for examples in a schema. */
  readonly examples: string;
  /** What makes a member nullable. */
  readonly null: string;
}

/** OpenAPI 3.0 has neither `const`, boolean schemas, nor `examples` or the type `null` in a schema. */
const v30: Syntax = {
  constant: (value) => `{ enum: [${value}] }`,
  without: (member) => `not: { required: [${member}] }`,
  examples: "example",
  null: "`nullable`",
};

const v31: Syntax = {
  constant: (value) => `{ const: ${value} }`,
  without: (member) => `${member}: false`,
  examples: "examples",
  null: "null from its type",
};

/** The syntax of a document's version, so that you can copy the advice. */
export function syntaxOf(document: Json): Syntax {
  return text(document["openapi"])?.startsWith("3.0") === true ? v30 : v31;
}

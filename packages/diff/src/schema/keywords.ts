/** Keywords that don't affect which values are valid. */
export const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "summary", "$comment", "example", "examples", "externalDocs", "deprecated"],
  ...["default", "xml", "$id", "$schema", "$anchor", "$defs", "definitions"],
]);

/** Keywords with a bound: a larger value of one is looser, of the other tighter. */
export const lowerBounds = [
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "minProperties",
  "minContains",
];
export const upperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

/** Lower bounds that have no effect. */
export const idleBounds: Readonly<Record<string, unknown>> = { minLength: 0, minItems: 0, minProperties: 0 };

/** Keywords that narrow a schema when added, and whose values can't be ordered. */
export const exactKeywords = [
  "pattern",
  "format",
  "multipleOf",
  "uniqueItems",
  "contentEncoding",
  "contentMediaType",
];

/** Keywords that the comparison reads one by one. What is neither here nor an annotation is compared as a text. */
export const understood: ReadonlySet<string> = new Set([
  ...["$ref", "type", "nullable", "const", "enum", "properties", "required", "additionalProperties", "items"],
  ...["allOf", "oneOf", "anyOf", "discriminator", "readOnly", "writeOnly"],
  ...lowerBounds,
  ...upperBounds,
  ...exactKeywords,
]);

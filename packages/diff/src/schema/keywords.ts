/** Keywords that say nothing about which values are valid. */
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

/** Lower bounds that say nothing. */
export const idleBounds: Readonly<Record<string, unknown>> = { minLength: 0, minItems: 0, minProperties: 0 };

/** Keywords whose presence narrows, and whose other value is another rule. */
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

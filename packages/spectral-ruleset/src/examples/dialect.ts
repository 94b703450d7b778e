import { text, type Json } from "@messaging-api/error-model";
import type { AnySchema, Options, ValidateFunction } from "ajv";
import { Ajv2020, AjvDraft04, addFormats } from "../ajv.ts";
import type { Formats } from "./assertions.ts";
import { boundedPattern } from "./pattern.ts";

/** The part of Ajv that is used here. Its classes for the two dialects have no common type. */
export interface Validators {
  /** Whether schemas are of the dialect of OpenAPI 3.0. */
  readonly draft4: boolean;
  readonly formats: Formats;
  addSchema(schema: AnySchema, key: string): void;
  getSchema(key: string): ValidateFunction | undefined;
  compile(schema: AnySchema): ValidateFunction;
}

// The options of Spectral's own rules, without the optimizer: it takes longer than it saves on code that runs once.
const options: Options = {
  strict: false,
  allowUnionTypes: true,
  unicodeRegExp: false,
  logger: false,
  code: { optimize: false, regExp: boundedPattern },
  validateSchema: false,
  // Inlined copies of referenced schemas are more code to compile than calls are.
  inlineRefs: false,
};

/** The JSON Schema dialect of a document's version of OpenAPI: draft 4 with `nullable` in 3.0, 2020-12 since 3.1. */
export function ajvFor(document: Json): Validators {
  const draft4 = /^3\.0/.test(text(document["openapi"]) ?? "");
  const ajv = draft4 ? new AjvDraft04(options) : new Ajv2020(options);
  addFormats(ajv);
  return {
    draft4,
    formats: ajv.formats,
    addSchema: (schema, key) => void ajv.addSchema(schema, key),
    // No schema of a document has the keyword `$async`.
    getSchema: (key) => ajv.getSchema(key) as ValidateFunction | undefined,
    compile: (schema) => ajv.compile(schema) as ValidateFunction, // As above.
  };
}

import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import type { Document } from "@messaging-api/error-model/bundled";

// Ajv is CommonJS; its named export is the class under every module system.
const require = createRequire(import.meta.url);
const { Ajv2020 }: typeof import("ajv/dist/2020.js") = require("ajv/dist/2020.js");
const { default: addFormats }: typeof import("ajv-formats") = require("ajv-formats");

/** Compiles parts of a bundled document, named by their JSON Pointer, as JSON Schema 2020-12. */
export function validatorOf(document: Document): (pointer: string) => ValidateFunction {
  // Not strict, because schemas also have OpenAPI's own keywords.
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addSchema(document, "document");
  return (pointer) => ajv.compile({ $ref: `document#${pointer}` });
}

/** A JSON Pointer, as a URI fragment, to the member at these names. */
export function pointer(...names: readonly string[]): string {
  return names
    .map((name) => `/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`)
    .join("");
}

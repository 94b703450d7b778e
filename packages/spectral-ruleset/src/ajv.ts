import { members } from "@messaging-api/error-model";
import * as ajv2020 from "ajv/dist/2020.js";
import * as draft04 from "ajv-draft-04";
import * as equality from "ajv/dist/runtime/equal.js";
import * as length from "ajv/dist/runtime/ucs2length.js";
import * as formats from "ajv-formats";

// These packages are CommonJS. The export is in another place under each module system: in the module, in its
// default, or in the default's default.
function unwrap<T>(module: unknown): T {
  let value = module;
  for (let step = 0; step < 3 && typeof value !== "function"; step += 1) value = members(value)["default"];
  return value as T; // The package's own types say so.
}

/** Ajv for JSON Schema 2020-12. */
export const Ajv2020: typeof ajv2020.Ajv2020 = unwrap<typeof ajv2020.Ajv2020>(ajv2020);

/** Ajv for JSON Schema draft 4, the dialect of OpenAPI 3.0. */
export const AjvDraft04: typeof ajv2020.Ajv2020 = unwrap<typeof ajv2020.Ajv2020>(draft04);

/** Adds `format: date-time` and its like to an Ajv. */
export const addFormats = unwrap<(ajv: object) => void>(formats);

/** Whether two JSON values are the same, as Ajv decides it. */
export const equal = unwrap<(one: unknown, other: unknown) => boolean>(equality);

/** The length of a text in code points, as Ajv counts it. */
export const codePoints = unwrap<(text: string) => number>(length);

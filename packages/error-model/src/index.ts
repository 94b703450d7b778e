// Errors of a document, and how it writes them.
export { detect, type Detection } from "./detect/detect.ts";
export { readErrors } from "./errors/read-errors.ts";
export { count } from "./errors/summary.ts";
export type {
  Answer,
  Answers,
  ContractError,
  ErrorExample,
  ErrorMember,
  ErrorModel,
  ErrorVariant,
  ModelProblem,
} from "./errors/types.ts";
export { checkOptions, nearest, type OptionKind } from "./options/check-options.ts";
export { defaultPreset, modelOptionKinds, modelOptions } from "./options/checked-options.ts";
export type { ModelOptions, PresetName } from "./options/options.ts";
export { presets } from "./options/presets.ts";

// The schemas and responses that the errors are read from.
export { contractOf, type ErrorContract } from "./contract/error-contract.ts";
export { isErrorStatus, type ErrorBody, type ErrorResponse, type Use } from "./contract/error-response.ts";
export { placeOf, within, type Code, type ErrorSchema } from "./contract/error-schema.ts";

// Helpers for the parts of a document.
export { areApart, shapesOf } from "./document/apart.ts";
export { conjunctsOf, firstWith, type Conjunct } from "./document/conjuncts.ts";
export { isData } from "./document/data.ts";
export {
  fixedAt,
  fixedIn,
  fixedOf,
  missingAlong,
  requiresAlong,
  type Fixed,
  type Value,
} from "./document/fixed.ts";
export { heirsOf } from "./document/heirs.ts";
export { has, items, members, text, texts, type Json, type Path } from "./document/json.ts";
export { operationsOf, type Operation } from "./document/operation.ts";
export { descend, pointerOf, pointerText, valuesAt, type Descent, type Pointer } from "./document/pointer.ts";
export { at, follow, pathOf, refName, refOf, type Target } from "./document/reference.ts";
export { referencesIn, type WrittenReference } from "./document/references-in.ts";
export { unreadIn, type Unread } from "./document/unread.ts";
export { notOpenapi, withoutOperations, type NotOpenapi } from "./document/version.ts";
export { both, mergedShape, shapeOf, type Located, type Shape } from "./document/shape.ts";
export {
  chosenBy,
  leavesOf,
  mappingRef,
  readMember,
  readUnion,
  unionsOf,
  type ChosenBy,
  type Discriminator,
  type Member,
  type Union,
} from "./document/union.ts";
export { apart, typesOf, valuesOf, type Values } from "./document/values.ts";
export { asWritten } from "./files/as-written.ts";
export { assemble, isInFiles, type Assembled } from "./files/assemble.ts";
export { relativeTo, resolveRef, valueAt, type Files, type Place } from "./files/files.ts";

// Codes that were published.
export {
  lockFault,
  lockName,
  lockProblems,
  lockText,
  nextLock,
  readLock,
  type CodesNow,
  type Lock,
  type LockedCode,
  type LockProblem,
} from "./lock/lock.ts";

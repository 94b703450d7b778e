export { contractOf, type ErrorContract } from "./contract/error-contract.ts";
export { placeOf, within, type Code, type ErrorSchema } from "./contract/error-schema.ts";
export { isErrorStatus, type ErrorBody, type ErrorResponse, type Use } from "./contract/error-response.ts";
export { areApart, shapesOf } from "./document/apart.ts";
export { fixedAt, fixedOf, missingAlong, requiresAlong, type Fixed, type Value } from "./document/fixed.ts";
export { has, items, members, text, texts, type Json, type Path } from "./document/json.ts";
export { operationsOf, type Operation } from "./document/operation.ts";
export { descend, pointerOf, pointerText, valuesAt, type Descent, type Pointer } from "./document/pointer.ts";
export { at, follow, pathOf, refName, type Target } from "./document/reference.ts";
export { both, mergedShape, shapeOf, type Located, type Shape } from "./document/shape.ts";
export {
  leavesOf,
  readMember,
  readUnion,
  unionsOf,
  type Discriminator,
  type Member,
  type Union,
} from "./document/union.ts";
export { apart, typesOf, valuesOf, type Values } from "./document/values.ts";
export { assemble, isInFiles, type Assembled } from "./files/assemble.ts";
export { asWritten } from "./files/as-written.ts";
export { relativeTo, resolveRef, valueAt, type Files, type Place } from "./files/files.ts";
export { checkOptions, nearest, type OptionKind } from "./options/check-options.ts";
export { defaultPreset, modelOptionKinds, modelOptions } from "./options/checked-options.ts";
export type { ModelOptions, PresetName } from "./options/options.ts";
export { presets } from "./options/presets.ts";
export { conjunctsOf, firstWith, type Conjunct } from "./document/conjuncts.ts";
export { heirsOf } from "./document/heirs.ts";
export { referencesIn, type WrittenReference } from "./document/references-in.ts";
export { fixedIn } from "./document/fixed.ts";
export { chosenBy, mappingRef, type ChosenBy } from "./document/union.ts";
export { refOf } from "./document/reference.ts";
export { readErrors } from "./errors/read-errors.ts";
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
export { isData } from "./document/data.ts";
export { detect, type Detection } from "./detect/detect.ts";

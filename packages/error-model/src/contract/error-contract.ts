import { has, members, type Json, type Path } from "../document/json.ts";
import { operationsOf, type Operation } from "../document/operation.ts";
import { shapeOf, type Shape } from "../document/shape.ts";
import type { ModelOptions } from "../options/options.ts";
import { ErrorReader } from "./error-reader.ts";
import type { ErrorResponse } from "./error-response.ts";
import type { ErrorSchema } from "./error-schema.ts";
import { hasCodeMember } from "./looks-like-error.ts";
import { readResponses } from "./responses.ts";

/** The error contract of a document. */
export interface ErrorContract<Options extends ModelOptions = ModelOptions> {
  /** Whether there is a contract at all: an error with the member that holds codes, fixed or open. */
  readonly present: boolean;
  /** The document, in one piece. */
  readonly document: Json;
  readonly options: Options;
  /** The schemas of errors by their keys: those that responses choose from, and components that look like one. */
  readonly errors: ReadonlyMap<string, ErrorSchema>;
  readonly responses: readonly ErrorResponse[];
  readonly operations: readonly Operation[];
  /** What all errors have in common, if the document has a schema of that name. */
  readonly envelope: Shape | undefined;
  /** The codes that the document defines. */
  readonly codes: ReadonlySet<string>;
}

const known = new WeakMap<object, Map<ModelOptions, ErrorContract>>();

/**
 * The error contract of a document in one piece, in which every reference starts with `#`. The result is cached by
 * the document and the options object.
 *
 * @param options All options: of a preset, or of `modelOptions`.
 */
export function contractOf<Options extends ModelOptions>(
  document: object,
  options: Options,
): ErrorContract<Options> {
  const byOptions = known.get(document) ?? new Map<ModelOptions, ErrorContract>();
  known.set(document, byOptions);
  // A contract is cached under the options object that it was read with.
  const same = byOptions.get(options) as ErrorContract<Options> | undefined;
  const contract = same ?? read(members(document), options);
  byOptions.set(options, contract);
  return contract;
}

function read<Options extends ModelOptions>(document: Json, options: Options): ErrorContract<Options> {
  const operations = [...operationsOf(document)];
  const reader = new ErrorReader(document, options);
  const responses = readResponses(document, operations, reader);
  reader.readUnlisted();
  const schemas = members(members(document["components"])["schemas"]);
  const path: Path = ["components", "schemas", options.envelope];
  const envelope = has(schemas, options.envelope)
    ? shapeOf(document, schemas[options.envelope], path)
    : undefined;
  const errors = inOrder(reader.errors, Object.keys(schemas));
  // An envelope that fixes no code isn't an error. It is what errors have in common.
  if (errors.get(options.envelope)?.codes.length === 0) errors.delete(options.envelope);
  const codes = new Set([...errors.values()].flatMap((error) => error.codes.map(({ code }) => code)));
  const present = codes.size > 0 || hasCodeMember(document, errors, envelope, options);
  return { present, document, options, errors, responses, operations, envelope, codes };
}

/** Components in the order of the document: if two clash, the first one is right. */
function inOrder(
  errors: ReadonlyMap<string, ErrorSchema>,
  names: readonly string[],
): Map<string, ErrorSchema> {
  const ordered = new Map<string, ErrorSchema>();
  for (const name of names) {
    const error = errors.get(name);
    if (error !== undefined) ordered.set(name, error);
  }
  for (const [key, error] of errors) ordered.set(key, error);
  return ordered;
}

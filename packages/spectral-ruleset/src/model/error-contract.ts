import type { Options } from "../options.ts";
import { readErrorSchema, type ErrorSchema } from "./error-schema.ts";
import { readResponse, type ErrorResponse } from "./error-response.ts";
import { has, members, type Json, type Path } from "./json.ts";
import { operationsOf, type Operation } from "./operation.ts";
import { at, follow } from "./reference.ts";
import { fixedOf, shapeOf, type Shape } from "./shape.ts";
import { Registry } from "../examples/registry.ts";

/** What the rules know of a document's error contract, read once for all of them. */
export interface ErrorContract {
  /** Whether there is one: an error that fixes a code, or the envelope with an open one. */
  readonly present: boolean;
  readonly document: Json;
  readonly options: Options;
  /** Component schemas that an error response chooses from, or that carry the extension. */
  readonly errors: ReadonlyMap<string, ErrorSchema>;
  readonly responses: readonly ErrorResponse[];
  readonly operations: readonly Operation[];
  /** What all errors have in common, if the document has a schema of that name. */
  readonly envelope: Shape | undefined;
  /** The codes that the document defines. */
  readonly codes: ReadonlySet<string>;
  /** Whether a body is valid by a schema. A schema that cannot be used takes everything. */
  readonly accepts: (schema: unknown, body: unknown) => boolean;
}

const known = new WeakMap<object, Map<Options, ErrorContract>>();

/** The error contract of an unresolved document, read once however many rules ask. */
export function contractOf(document: object, options: Options): ErrorContract {
  const byOptions = known.get(document) ?? new Map<Options, ErrorContract>();
  known.set(document, byOptions);
  const contract = byOptions.get(options) ?? read(members(document), options);
  byOptions.set(options, contract);
  return contract;
}

function read(document: Json, options: Options): ErrorContract {
  const operations = [...operationsOf(document)];
  const responses = responsesOf(document, operations);
  const schemas = members(members(document["components"])["schemas"]);
  const listed = new Set(
    responses.flatMap(({ bodies }) => bodies.flatMap(({ alternatives }) => alternatives)),
  );
  const errors = new Map<string, ErrorSchema>();
  for (const [name, schema] of Object.entries(schemas)) {
    if (name === options.envelope) continue;
    if (!listed.has(name) && !has(schema, options.extension) && !fixesBoth(document, schema, options))
      continue;
    errors.set(name, readErrorSchema(document, name, schema, options));
  }
  const codes = new Set([...errors.values()].flatMap(({ code }) => code ?? []));
  const envelope = has(schemas, options.envelope)
    ? shapeOf(document, schemas[options.envelope], ["components", "schemas", options.envelope])
    : undefined;
  const present = codes.size > 0 || (envelope !== undefined && isEnvelope(document, envelope, options));
  const accepts = acceptsOf(document);
  return { present, document, options, errors, responses, operations, envelope, codes, accepts };
}

/** Another document's schema may have the same name: this one has the code, and what every error requires. */
function isEnvelope(document: Json, envelope: Shape, { code, required, constants }: Options): boolean {
  if (!envelope.properties.has(code) || !required.every((name) => envelope.required.has(name))) return false;
  return Object.entries(constants).every(([name, value]) => {
    const fixed = fixedOf(document, envelope, name);
    return fixed.kind === "const" && fixed.value === value;
  });
}

/** Most documents need none of it, and to compile schemas takes long. */
function acceptsOf(document: Json): ErrorContract["accepts"] {
  let registry: Registry | undefined;
  return (schema, body) => {
    registry ??= new Registry(document);
    const validate = registry.validatorOf(schema, "response");
    if (validate instanceof Error) return true;
    try {
      return validate(body) === true;
    } catch {
      return false;
    }
  };
}

/** An error by its looks, even if no response lists it: it fixes a code and a status. */
function fixesBoth(document: Json, schema: unknown, { code, status }: Options): boolean {
  if (status === false) return false;
  const shape = shapeOf(document, schema, []);
  if (!shape.properties.has(code) || !shape.properties.has(status)) return false;
  const [fixedCode, fixedStatus] = [fixedOf(document, shape, code), fixedOf(document, shape, status)];
  if (fixedCode.kind !== "const" || fixedStatus.kind !== "const") return false;
  return typeof fixedCode.value === "string" && Number(fixedStatus.value) >= 400;
}

/** Shared responses once, with all their uses; then those written in place. */
function responsesOf(document: Json, operations: readonly Operation[]): ErrorResponse[] {
  const shared = new Map<string, { status: string; path: Path }[]>();
  const inline: ErrorResponse[] = [];
  for (const { path: place, responses } of operations) {
    for (const [status, response] of Object.entries(responses)) {
      if (!isErrorStatus(status)) continue;
      const use = { status, path: [...place, "responses", status] };
      const ref = members(response)["$ref"];
      if (typeof ref === "string") shared.set(ref, [...(shared.get(ref) ?? []), use]);
      else inline.push(readResponse(document, response, use.path, { shared: false, uses: [use] }));
    }
  }
  const referenced = [...shared].flatMap(([ref, uses]) => {
    const target = at(document, ref);
    const response = target && follow(document, target.value, target.path);
    return response ? [readResponse(document, response.value, response.path, { shared: true, uses })] : [];
  });
  return [...referenced, ...inline];
}

/** Whether a key of `responses` stands for errors: 4xx and 5xx, their ranges, and `default`. */
function isErrorStatus(status: string): boolean {
  return /^[45]|^default$/.test(status);
}

import type { Options } from "../options.ts";
import { Registry } from "../examples/registry.ts";
import { errorsIn } from "./error-finder.ts";
import {
  isErrorStatus,
  readResponse,
  repeatedIn,
  type ErrorResponse,
  type ResponseDraft,
} from "./error-response.ts";
import { readErrorSchema, type ErrorSchema, type Found } from "./error-schema.ts";
import { fixedAt } from "./fixed.ts";
import { has, members, type Json, type Path } from "./json.ts";
import { operationsOf, type Operation } from "./operation.ts";
import { descend, pointerOf } from "./pointer.ts";
import { at, follow } from "./reference.ts";
import { shapeOf, type Shape } from "./shape.ts";
import { leavesOf } from "./union.ts";

/** What the rules know of a document's error contract, read once for all of them. */
export interface ErrorContract {
  /** Whether there is one: an error with the member that codes stand in, fixed or open. */
  readonly present: boolean;
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
  const errors = new Map<string, ErrorSchema>();
  const keyOf = (found: Found): string => {
    if (!errors.has(found.key)) errors.set(found.key, readErrorSchema(document, found, options));
    return found.key;
  };
  const responses = draftsOf(document, operations).map((draft): ErrorResponse => ({
    ...draft,
    bodies: draft.bodies.map((body) => {
      const names = leavesOf(body.root)
        .filter(({ dangling }) => !dangling)
        .flatMap((leaf) => errorsIn(document, leaf, options).map(keyOf));
      return { ...body, alternatives: [...new Set(names)], repeated: repeatedIn(names) };
    }),
  }));
  for (const found of unlisted(document, options)) keyOf(found);
  const schemas = members(members(document["components"])["schemas"]);
  const { envelope: envelopeName } = options;
  const envelope = has(schemas, envelopeName)
    ? shapeOf(document, schemas[envelopeName], ["components", "schemas", envelopeName])
    : undefined;
  inOrder(errors, Object.keys(schemas));
  errors.delete(envelope !== undefined && isBare(errors.get(envelopeName)) ? envelopeName : "");
  const codes = new Set([...errors.values()].flatMap((error) => error.codes.map(({ code }) => code)));
  const present = codes.size > 0 || hasCodeMember(document, errors, envelope, options);
  return {
    present,
    document,
    options,
    errors,
    responses,
    operations,
    envelope,
    codes,
    accepts: acceptsOf(document),
  };
}

/** Components in the order of the document, so that of two that clash the first one is right. */
function inOrder(errors: Map<string, ErrorSchema>, names: readonly string[]): void {
  const all = new Map(errors);
  errors.clear();
  for (const name of names) {
    const error = all.get(name);
    if (error !== undefined) errors.set(name, error);
  }
  for (const [key, error] of all) errors.set(key, error);
}

/** The envelope that fixes no code is what errors have in common, and no error. */
function isBare(error: ErrorSchema | undefined): boolean {
  return error !== undefined && error.codes.length === 0;
}

function hasCodeMember(
  document: Json,
  errors: ReadonlyMap<string, ErrorSchema>,
  envelope: Shape | undefined,
  { code, status, message }: Options,
): boolean {
  const pointer = pointerOf(code);
  const [first = ""] = pointer;
  // A member of the same name may be another's: an envelope has the text or the status beside it.
  const others = [status, message].flatMap((one) => (one === false ? [] : [pointerOf(one)[0] ?? ""]));
  if (envelope?.properties.has(first) && others.some((name) => envelope.properties.has(name))) return true;
  return [...errors.values()].some(
    ({ located, base, shape }) =>
      base.length === 0 &&
      descend(document, located, pointer).at.length > 0 &&
      others.some((name) => shape.properties.has(name)),
  );
}

/** Components that no response lists, and that look like an error: by the extension, or by the code and status they fix. */
function* unlisted(document: Json, options: Options): Generator<Found> {
  const schemas = members(members(document["components"])["schemas"]);
  for (const [name, schema] of Object.entries(schemas)) {
    if (name === options.envelope) continue;
    const path: Path = ["components", "schemas", name];
    const located = [{ schema, path }];
    if (has(schema, options.extension) || looksLikeError(document, located, options))
      yield { key: name, name, path, located, base: [] };
  }
}

function looksLikeError(document: Json, located: Found["located"], { code, status }: Options): boolean {
  const pointer = pointerOf(code);
  if (fixedAt(document, located, pointer).kind !== "const") return false;
  // A member `code` alone may be anything; one inside an `error` is an error's.
  if (status === false) return pointer.length > 1;
  const fixed = fixedAt(document, located, pointerOf(status));
  return fixed.kind === "const" && Number(fixed.value) >= 400;
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

/** Shared responses once, with all their uses; then those written in place. */
function draftsOf(document: Json, operations: readonly Operation[]): ResponseDraft[] {
  const shared = new Map<string, { status: string; path: Path }[]>();
  const inline: ResponseDraft[] = [];
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

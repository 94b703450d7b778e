import { contractOf, type ErrorContract } from "../contract/error-contract.ts";
import type { ErrorSchema } from "../contract/error-schema.ts";
import { descend, pointerOf } from "../document/pointer.ts";
import { members, text } from "../document/json.ts";
import type { Files } from "../files/files.ts";
import { modelOptions } from "../options/checked-options.ts";
import type { ModelOptions } from "../options/options.ts";
import { AnswerIndex } from "./answers.ts";
import { ExampleIndex } from "./examples.ts";
import { absentIn, membersOf } from "./members.ts";
import { problemsIn, unreadParts } from "./problems.ts";
import { piecesOf, type Pieces } from "./source.ts";
import { summaryOf } from "./summary.ts";
import type { ContractError, ErrorModel } from "./types.ts";

const known = new WeakMap<object, Map<ModelOptions, ErrorModel>>();

/**
 * Reads the errors of an OpenAPI document. The result is cached by the source and the options.
 *
 * @param source A parsed document, or the parsed files that it consists of.
 * @param options A preset and what differs from it.
 * @throws TypeError that names each unknown option or value, and the nearest right one.
 */
export function readErrors(source: object | Files, options: Partial<ModelOptions> = {}): ErrorModel {
  const all = modelOptions(options);
  const byOptions = known.get(source) ?? new Map<ModelOptions, ErrorModel>();
  known.set(source, byOptions);
  const model = byOptions.get(all) ?? read(source, all);
  byOptions.set(all, model);
  return model;
}

function read(source: object | Files, options: ModelOptions): ErrorModel {
  const pieces = piecesOf(source);
  const contract = contractOf(pieces.document, options);
  const reader = new Reader(contract, pieces);
  const errors = [...contract.errors.values()].flatMap((schema) => reader.errorsOf(schema));
  return {
    errors,
    problems: [...problemsIn(pieces), ...unreadParts(pieces)],
    summary: summaryOf(contract),
    codePointer: pointerOf(options.code),
    contract,
    placeOf: pieces.placeOf,
  };
}

class Reader {
  readonly #contract: ErrorContract;
  readonly #pieces: Pieces;
  readonly #answers: AnswerIndex;
  readonly #examples: ExampleIndex;
  readonly #common: ReadonlySet<string>;

  constructor(contract: ErrorContract, pieces: Pieces) {
    this.#contract = contract;
    this.#pieces = pieces;
    this.#answers = new AnswerIndex(contract, pieces);
    this.#examples = new ExampleIndex(contract, pieces);
    this.#common = commonNames(contract);
  }

  /** The errors of one schema: one for each of its codes, or one without a code. */
  errorsOf(schema: ErrorSchema): ContractError[] {
    const shared = this.#sharedOf(schema);
    if (schema.codes.length === 0) {
      const kind =
        schema.codeMember.kind === "open" && schema.codeMember.path !== undefined ? "open" : "codeless";
      const extension = schema.extension;
      const examples = this.#examples.of(schema, undefined);
      const none = { code: undefined, codeValue: undefined, codePlace: undefined };
      return [{ ...shared, ...none, kind, examples, extension, retry: retryOf(extension) }];
    }
    return schema.codes.map(({ code, value, path, about }) => {
      const extension = schema.extension ?? (typeof about === "object" ? about : undefined);
      return {
        ...shared,
        code,
        codeValue: value,
        codePlace: this.#pieces.placeOf(path),
        kind: "coded",
        description: text(about) ?? text(members(about)["description"]) ?? shared.description,
        examples: this.#examples.of(schema, code),
        extension,
        retry: retryOf(extension),
      };
    });
  }

  #sharedOf(schema: ErrorSchema) {
    const pieces = this.#pieces;
    const { name, isComponent, holder, title, description, path, variants } = schema;
    // An envelope with a list of codes also has members of single errors.
    const isEnvelope = isComponent && name === this.#contract.options.envelope;
    const common = isEnvelope ? endsOf(this.#contract) : this.#common;
    return {
      schema: isComponent ? name : undefined,
      place: pieces.placeOf(path),
      fixedStatuses: statusesOf(schema),
      answers: this.#answers.of(schema.key),
      title,
      description,
      members: membersOf(pieces, holder, common),
      variants: variants.map((variant) => ({
        title: text(members(variant.schema)["title"]),
        members: membersOf(pieces, variant.shape, common),
        absent: absentIn(pieces, variant.shape),
        schema: variant.schema,
        place: pieces.placeOf(variant.path),
      })),
      source: schema,
    };
  }
}

/** Names of the members that all errors have besides the code: those of the envelope, and the ends of the pointers. */
function commonNames({ document, envelope, options }: ErrorContract): ReadonlySet<string> {
  const ends = endsOf({ options });
  if (envelope === undefined) return ends;
  const holders = pointerOf(options.code).slice(0, -1);
  const [first] = holders;
  const inside =
    first === undefined
      ? []
      : descend(document, envelope.properties.get(first) ?? [], [...holders.slice(1), "code"]).holders;
  const names = [envelope, ...inside].flatMap((shape) => [...(shape?.properties.keys() ?? [])]);
  return new Set([...ends, ...names]);
}

/** The last names of the pointers to the code, the status and the text. */
function endsOf({ options: { code, status, message } }: Pick<ErrorContract, "options">): ReadonlySet<string> {
  return new Set(
    [code, status, message].flatMap((place) => (place === false ? [] : (pointerOf(place).at(-1) ?? []))),
  );
}

function statusesOf({ statusMember }: ErrorSchema): number[] {
  const values =
    statusMember.kind === "const"
      ? [statusMember.value]
      : statusMember.kind === "enum"
        ? statusMember.values.map(({ value }) => value)
        : [];
  return values.map(Number).filter(Number.isInteger);
}

function retryOf(extension: unknown): string | undefined {
  return text(members(extension)["retry"]);
}

import {
  detect,
  missingAlong,
  modelOptions,
  pointerOf,
  pointerText,
  readErrors,
  within,
} from "@messaging-api/error-model";
import type {
  ContractError,
  ErrorModel,
  ErrorResponse,
  Files,
  ModelOptions,
  Pointer,
} from "@messaging-api/error-model";
import { childrenOf, keyOf, type Contract, type Operation } from "../contract/contract.ts";
import { child, items, members, type Node } from "../graph/node.ts";
import type { Source } from "../graph/graph.ts";
import { unwrap } from "../schema/flatten.ts";
import type { Conjunction } from "../schema/conjunction.ts";

/** Where an error is returned. */
export interface Answer {
  readonly operation: Operation;
  readonly status: string;
}

/** An error: one code, with its schema, in all its responses. */
export interface ErrorFact {
  readonly code: string;
  readonly schema: Conjunction;
  readonly answers: Answer[];
  /** The schema's node after following references, with its texts and its extension. */
  readonly node: Node;
  /** The retry class. Empty if there is none. */
  readonly retry: string;
  readonly renamedFrom: readonly string[];
}

/** What one operation returns with one status. */
export interface ErrorAnswer extends Answer {
  readonly codes: ReadonlySet<string>;
  readonly hasCodeless: boolean;
  readonly isOpen: boolean;
  /** Whether a body can lack the code: it is a code-less error, or an error that doesn't require its code. */
  readonly allowsCodeless: boolean;
  readonly codeless: readonly Conjunction[];
  /** The bodies, by media type. */
  readonly bodies: ReadonlyMap<string, Conjunction>;
  readonly response: Node;
}

/** The errors of one version of a contract. */
export interface ErrorFacts {
  /** Where the body holds the code. */
  readonly pointer: readonly string[];
  readonly errors: ReadonlyMap<string, ErrorFact>;
  /** By operation key, then by response key. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, ErrorAnswer>>;
  /** Codes that were in use and must never come back. */
  readonly retired: ReadonlySet<string>;
}

export type Style = Partial<ModelOptions>;

const known = new WeakMap<Source, Files>();

/** The files of a contract in the model's format. The model caches its result by this object. */
function filesOf(source: Source): Files {
  const files = known.get(source) ?? { root: source.root, dataOf: (file: string) => source.files.get(file) };
  known.set(source, files);
  return files;
}

/** What was read of a contract. Its model, which is much larger, isn't kept. */
interface Kept {
  style?: { readonly value: Style | undefined };
  /** By the style that the errors were read with. */
  readonly facts: Map<string, ErrorFacts>;
}

const kept = new WeakMap<Contract, Kept>();

function keptOf(contract: Contract): Kept {
  const own = kept.get(contract) ?? { facts: new Map<string, ErrorFacts>() };
  kept.set(contract, own);
  return own;
}

/** How a contract describes its errors: with the code at the given place, or as detected. */
export function styleOf(contract: Contract): Style | undefined {
  const own = keptOf(contract);
  own.style ??= { value: detected(contract) };
  return own.style.value;
}

function detected({ source, code }: Contract): Style | undefined {
  const { found, options } = detect(filesOf(source));
  if (code !== undefined) return { ...(found && options), code: pointerText(code) };
  return found ? options : undefined;
}

/** Where a body holds the code; undefined if no error has one. */
export function pointerOfCode(contract: Contract): Pointer | undefined {
  const style = styleOf(contract);
  return style && pointerOf(modelOptions(style).code);
}

/** The errors of a contract, as the model reads them. Each contract is read once. */
export function extractErrors(contract: Contract, style: Style | undefined = styleOf(contract)): ErrorFacts {
  const { facts } = keptOf(contract);
  const key = JSON.stringify(style ?? {});
  const found = facts.get(key) ?? readFacts(contract, style);
  facts.set(key, found);
  return found;
}

function readFacts(contract: Contract, style: Style | undefined): ErrorFacts {
  const model = readErrors(filesOf(contract.source), style);
  const reader = new Reader(contract, model);
  const answers = new Map<string, ReadonlyMap<string, ErrorAnswer>>();
  for (const operation of contract.operations.values())
    answers.set(operation.key, reader.answersOf(operation));
  const retired = new Set(items(members(child(contract.root, "info")?.value)["x-retired-codes"]).map(String));
  // The models of two large contracts together would need more memory than everything else.
  known.delete(contract.source);
  return { pointer: model.codePointer, errors: reader.errors, answers, retired };
}

class Reader {
  readonly errors = new Map<string, ErrorFact>();
  readonly #contract: Contract;
  readonly #model: ErrorModel;
  /** By operation key, then by response key. */
  readonly #responses = new Map<string, Map<string, ErrorResponse>>();
  readonly #bySchema = new Map<string, ContractError[]>();

  constructor(contract: Contract, model: ErrorModel) {
    this.#contract = contract;
    this.#model = model;
    for (const response of model.contract.responses)
      for (const { operation, status } of response.uses) {
        const key = keyOf(operation);
        const own = this.#responses.get(key) ?? new Map<string, ErrorResponse>();
        this.#responses.set(key, own.set(status, response));
      }
    // Sorted by code, since an author can sort a list of codes in another order.
    const byCode = [...model.errors].sort((one, other) => ((one.code ?? "") < (other.code ?? "") ? -1 : 1));
    for (const error of byCode) {
      const list = this.#bySchema.get(error.source.key) ?? [];
      if (list.length === 0) this.#bySchema.set(error.source.key, list);
      list.push(error);
    }
  }

  answersOf(operation: Operation): Map<string, ErrorAnswer> {
    const answers = new Map<string, ErrorAnswer>();
    // A receiver of events returns its own errors.
    if (operation.isReceived) return answers;
    for (const [status, response] of this.#responses.get(operation.key) ?? []) {
      const node = operation.responses.get(status);
      if (node !== undefined) answers.set(status, this.#answerOf(response, node, { operation, status }));
    }
    return answers;
  }

  #answerOf({ bodies }: ErrorResponse, response: Node, answer: Answer): ErrorAnswer {
    const keys = new Set(bodies.flatMap(({ alternatives }) => alternatives));
    const errors = [...keys].flatMap((key) => this.#bySchema.get(key) ?? []);
    for (const error of errors) this.#note(error, answer);
    const codeless = errors.filter(({ kind }) => kind === "codeless");
    const hasCodeless = codeless.length > 0 || errors.length === 0;
    return {
      ...answer,
      codes: new Set(errors.flatMap(({ code }) => code ?? [])),
      isOpen: errors.some(({ kind }) => kind === "open"),
      hasCodeless,
      allowsCodeless: hasCodeless || errors.some((error) => !this.#requiresCode(error)),
      codeless: codeless.map((error) => this.#schemaOf(error)),
      bodies: bodiesOf(response),
      response,
    };
  }

  #requiresCode({ source }: ContractError): boolean {
    const pointer = within(source, this.#model.codePointer);
    const { document } = this.#model.contract;
    return pointer !== undefined && missingAlong(document, source.located, pointer) === undefined;
  }

  #note(error: ContractError, answer: Answer): void {
    const { code, extension, retry } = error;
    if (code === undefined) return;
    const known = this.errors.get(code);
    if (known !== undefined) {
      if (
        known.answers.at(-1)?.operation !== answer.operation ||
        known.answers.at(-1)?.status !== answer.status
      )
        known.answers.push(answer);
      return;
    }
    const schema = this.#schemaOf(error);
    const [first] = schema;
    if (first === undefined) return;
    const node = unwrap(this.#contract.graph, first);
    const renamedFrom = items(members(extension)["renamedFrom"]).map(String);
    this.errors.set(code, {
      code,
      schema,
      answers: [answer],
      node,
      retry: retry ?? otherRetry(node),
      renamedFrom,
    });
  }

  /** The schema of an error where the author wrote it or, for an error in a list, the schema of the item. */
  #schemaOf({ source: { located, base } }: ContractError): Conjunction {
    const { graph, shapes } = this.#contract;
    const own = located.at(-1);
    if (own === undefined) return [];
    const { file, pointer } = this.#model.placeOf(own.path);
    const node = graph.target(pointer, file === "" ? graph.root.file : file);
    const rest = this.#model.codePointer.slice(base.length);
    const names = rest.slice(0, rest.lastIndexOf("*") + 1);
    let schema: Conjunction = node === undefined ? [] : [node];
    for (const name of names) {
      const shape = shapes.of(schema);
      schema = (name === "*" ? shape.items : shape.properties.get(name)) ?? [];
    }
    return schema;
  }
}

/** The common `x-retryable: true`. */
function otherRetry({ value }: Node): string {
  const other = members(value)["x-retryable"] ?? members(value)["x-retry"];
  return other === undefined ? "" : String(other);
}

function bodiesOf(response: Node): Map<string, Conjunction> {
  return new Map(
    childrenOf(response, "content").flatMap(([type, media]) => {
      const schema = child(media, "schema");
      return schema === undefined ? [] : [[type, [schema]] as const];
    }),
  );
}

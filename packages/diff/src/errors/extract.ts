import { pointerOf, presets } from "@messaging-api/error-model";
import { child, items, members, type Node } from "../graph/node.ts";
import type { Conjunction } from "../schema/conjunction.ts";
import { childrenOf, isErrorStatus, type Contract, type Operation } from "../contract/contract.ts";
import { unwrap } from "../schema/flatten.ts";
import { codesAt } from "./codes-at.ts";

/** Where an error is answered. */
export interface Answer {
  readonly operation: Operation;
  readonly status: string;
}

/** An error: what one code looks like, wherever it is answered. */
export interface ErrorFact {
  readonly code: string;
  readonly schema: Conjunction;
  readonly answers: Answer[];
  /** The schema's own node, references followed, with its texts and its extension. */
  readonly node: Node;
  readonly renamedFrom: readonly string[];
}

/** What one operation answers with one status. */
export interface ErrorAnswer extends Answer {
  readonly codes: ReadonlySet<string>;
  readonly hasCodeless: boolean;
  readonly isOpen: boolean;
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
  /** Codes that were in use once and never come back. */
  readonly retired: ReadonlySet<string>;
}

/** Where the known styles have the code, and some places more where public documents have it. */
const pointers: readonly (readonly string[])[] = [
  ...new Set([
    ...Object.values(presets).map(({ code }) => code),
    "/details/*/reason",
    "/error/type",
    "/error/status",
  ]),
].map(pointerOf);

/** Where a body holds the code: the place in the options, or else the place with the most codes. */
export function pointerOfCode(contract: Contract): readonly string[] | undefined {
  if (contract.code !== undefined) return contract.code;
  const bodies = [...contract.operations.values()].flatMap((operation) =>
    [...operation.responses]
      .filter(([status]) => isErrorStatus(status))
      .flatMap(([, node]) => [...bodiesOf(node).values()]),
  );
  const distinct = [...new Map(bodies.map((body) => [contract.shapes.keyOf(body), body])).values()];
  const scored = pointers.map((pointer) => ({ pointer, score: scoreOf(contract, distinct, pointer) }));
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0]?.pointer;
}

/** Words count before numbers: a number beside a word repeats the status. */
function scoreOf({ shapes }: Contract, bodies: readonly Conjunction[], pointer: readonly string[]): number {
  const codes = new Set(
    bodies.flatMap((body) => codesAt(shapes, body, pointer).flatMap(({ code }) => code ?? [])),
  );
  const words = [...codes].filter((code) => !/^-?\d+$/.test(code)).length;
  return words > 0 ? words : codes.size / 1000;
}

export function extractErrors(contract: Contract, pointer: readonly string[]): ErrorFacts {
  const errors = new Map<string, ErrorFact>();
  const answers = new Map<string, ReadonlyMap<string, ErrorAnswer>>();
  for (const operation of contract.operations.values()) {
    const own = new Map<string, ErrorAnswer>();
    for (const [status, response] of operation.responses)
      if (isErrorStatus(status))
        own.set(status, answerOf(contract, pointer, { operation, status, response }, errors));
    answers.set(operation.key, own);
  }
  const info = child(contract.root, "info");
  const retired = new Set(items(members(info?.value)["x-retired-codes"]).map(String));
  return { pointer, errors, answers, retired };
}

type Found = Answer & { readonly response: Node };

function answerOf(
  contract: Contract,
  pointer: readonly string[],
  { operation, status, response }: Found,
  errors: Map<string, ErrorFact>,
): ErrorAnswer {
  const bodies = bodiesOf(response);
  const leaves = [...bodies.values()].flatMap((body) => codesAt(contract.shapes, body, pointer));
  for (const { code, schema } of leaves)
    if (code !== undefined) note(contract, code, schema, { operation, status }, errors);
  const codes = new Set(leaves.flatMap(({ code }) => code ?? []));
  const codeless = leaves
    .filter(({ code, isOpen }) => code === undefined && !isOpen)
    .map(({ schema }) => schema);
  return {
    operation,
    status,
    codes,
    isOpen: leaves.some(({ isOpen }) => isOpen),
    hasCodeless: codeless.length > 0 || leaves.length === 0,
    codeless,
    bodies,
    response,
  };
}

function note(
  { graph }: Contract,
  code: string,
  schema: Conjunction,
  answer: Answer,
  errors: Map<string, ErrorFact>,
): void {
  const known = errors.get(code);
  if (known !== undefined) {
    known.answers.push(answer);
    return;
  }
  const [first] = schema;
  if (first === undefined) return;
  const node = unwrap(graph, first);
  const renamedFrom = items(members(members(node.value)["x-error"])["renamedFrom"]).map(String);
  errors.set(code, { code, schema, answers: [answer], node, renamedFrom });
}

function bodiesOf(response: Node): Map<string, Conjunction> {
  return new Map(
    childrenOf(response, "content").flatMap(([type, media]) => {
      const schema = child(media, "schema");
      return schema === undefined ? [] : [[type, [schema]] as const];
    }),
  );
}

import { child, type Node } from "../graph/node.ts";
import { compareSchemas, type Sides } from "../contract/sides.ts";
import { operationPairs, type OperationPair } from "../contract/operation-pairs.ts";
import type { ErrorSides } from "./error-sides.ts";
import { isStatus, skipper } from "./compare-error.ts";
import type { Contract } from "../contract/contract.ts";
import { unwrap } from "../schema/flatten.ts";
import type { Difference, Pair } from "../schema/pair.ts";
import type { ErrorAnswer, ErrorFacts } from "./extract.ts";
import type { ErrorPair, Pairing } from "./pairs.ts";
import { compareStatuses, type Covered } from "./statuses.ts";

/** Compares which errors each operation returns, with which status, and what else is in its error bodies. */
export function compareAnswers(sides: Sides, errors: ErrorSides): void {
  for (const pair of operationPairs(sides)) {
    const old = errors.old.answers.get(pair.old.key) ?? new Map<string, ErrorAnswer>();
    const now = errors.new.answers.get(pair.new.key) ?? new Map<string, ErrorAnswer>();
    const covered = compareStatuses(sides, pair, old, now);
    compareListings(sides, errors, { pair, old, new: now }, covered);
    compareCodeless(sides, { pair, old, new: now }, covered);
    for (const [status, answer] of old) {
      const other = now.get(status);
      if (other !== undefined) compareBodies(sides, errors, answer, other);
    }
  }
}

interface AnswerSides {
  readonly pair: OperationPair;
  readonly old: ReadonlyMap<string, ErrorAnswer>;
  readonly new: ReadonlyMap<string, ErrorAnswer>;
}

/** Where one operation returns a code: keys of its responses. */
function statusesOf(answers: AnswerSides["old"], code: string): string[] {
  return [...answers.values()].filter(({ codes }) => codes.has(code)).map(({ status }) => status);
}

function compareListings(
  sides: Sides,
  { pairing }: ErrorSides,
  { pair, old, new: now }: AnswerSides,
  covered: Covered,
): void {
  const operation = pair.new.name;
  for (const { old: was, new: is } of pairsIn(pairing, old, now)) {
    const [before, after] = [statusesOf(old, was.code), statusesOf(now, is.code)];
    const gone = before.filter((status) => !after.includes(status));
    const fresh = after.filter((status) => !before.includes(status));
    const at = {
      old: nodeOf(old.get(gone[0] ?? ""), pair.old.node),
      new: nodeOf(now.get(fresh[0] ?? ""), pair.new.node),
    };
    if (gone.length > 0 && fresh.length > 0) {
      const texts = { before: gone.join(", "), after: fresh.join(", ") };
      if (!covered.isGeneral(gone, fresh))
        sides.changes.add({
          kind: "code-status-changed",
          subject: { code: is.code, operation },
          ...texts,
          old: was.node,
          new: is.node,
        });
      continue;
    }
    for (const status of fresh)
      sides.changes.add({ kind: "code-listed", subject: { code: is.code, operation, status }, ...at });
    for (const status of gone)
      if (now.get(status)?.isOpen !== true)
        sides.changes.add({ kind: "code-unlisted", subject: { code: is.code, operation, status }, ...at });
  }
  compareOpenness(sides, { pair, old, new: now });
}

/** The errors that one operation returns or returned. */
function pairsIn({ pairs }: Pairing, old: AnswerSides["old"], now: AnswerSides["new"]): ErrorPair[] {
  const index = indexOf(pairs);
  const codes = [
    ...[...old.values()].flatMap(({ codes: own }) => [...own].map((code) => index.old.get(code))),
    ...[...now.values()].flatMap(({ codes: own }) => [...own].map((code) => index.new.get(code))),
  ];
  return [...new Set(codes.filter((pair) => pair !== undefined))];
}

interface Index {
  readonly old: ReadonlyMap<string, ErrorPair>;
  readonly new: ReadonlyMap<string, ErrorPair>;
}

const indices = new WeakMap<readonly ErrorPair[], Index>();

function indexOf(pairs: readonly ErrorPair[]): Index {
  const found = indices.get(pairs) ?? {
    old: new Map(pairs.map((pair) => [pair.old.code, pair])),
    new: new Map(pairs.map((pair) => [pair.new.code, pair])),
  };
  indices.set(pairs, found);
  return found;
}

function compareOpenness(sides: Sides, { pair, old, new: now }: AnswerSides): void {
  for (const [status, answer] of old) {
    const other = now.get(status);
    if (other === undefined || answer.isOpen === other.isOpen) continue;
    const kind = other.isOpen ? "code-opened" : "code-closed";
    sides.changes.add({
      kind,
      subject: { operation: pair.new.name, status },
      old: answer.response,
      new: other.response,
    });
  }
}

function compareCodeless(sides: Sides, { pair, old, new: now }: AnswerSides, covered: Covered): void {
  for (const status of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(status), now.get(status)];
    if (covered.statuses.has(status)) continue;
    // A body with an open code can also have no code, unless the code is required.
    const anyCode = was !== undefined && is !== undefined && (was.isOpen || is.isOpen);
    const has = anyCode ? "allowsCodeless" : "hasCodeless";
    if ((was?.[has] ?? false) === (is?.[has] ?? false)) continue;
    sides.changes.add({
      kind: is?.[has] === true ? "codeless-added" : "codeless-removed",
      subject: { operation: pair.new.name, status },
      // Points to the operation for an added or removed status, since operations can share a response.
      old: is === undefined ? keyOf(pair.old.node, status) : nodeOf(was, pair.old.node),
      new: was === undefined ? keyOf(pair.new.node, status) : nodeOf(is, pair.new.node),
    });
  }
}

function keyOf(operation: Node, status: string): Node {
  const responses = child(operation, "responses") ?? operation;
  return child(responses, status) ?? responses;
}

function nodeOf(answer: ErrorAnswer | undefined, operation: Node): Node {
  return answer?.response ?? child(operation, "responses") ?? operation;
}

/**
 * Compares whole bodies: the unions, and everything around the errors. The errors themselves are compared elsewhere.
 */
function compareBodies(sides: Sides, errors: ErrorSides, old: ErrorAnswer, now: ErrorAnswer): void {
  const skip = skipper(errors);
  const subject = { operation: now.operation.name, status: now.status };
  const [before, after] = [rootsOf(sides.old, errors.old), rootsOf(sides.new, errors.new)];
  const isRoot = (pair: Pair) =>
    [...pair.old].some((node) => before.has(unwrap(sides.old.graph, node).value)) ||
    [...pair.new].some((node) => after.has(unwrap(sides.new.graph, node).value));
  for (const [type, body] of old.bodies) {
    const other = now.bodies.get(type);
    if (other === undefined) continue;
    compareSchemas(sides, body, other, {
      scope: "error",
      subject,
      stop: isRoot,
      skip: (pointer, difference) =>
        skip(pointer, difference) ||
        (pointer === "" && difference.change === "text-changed") ||
        isMapped(difference, old, now) ||
        isAboutCodes(sides, errors, difference),
    });
  }
  const [was, is] = [old.codeless[0], now.codeless[0]];
  if (was !== undefined && is !== undefined)
    compareSchemas(sides, was, is, {
      scope: "error",
      subject,
      skip: (pointer, one) => skip(pointer, one) || isStatus(one),
    });
}

/** The mapping changes with an added or removed code. */
function isMapped({ change, before, after }: Difference, old: ErrorAnswer, now: ErrorAnswer): boolean {
  if (change === "mapping-removed")
    return before !== undefined && old.codes.has(before) && !now.codes.has(before);
  return change === "mapping-added" && after !== undefined && now.codes.has(after) && !old.codes.has(after);
}

/** An added or removed alternative that is an error is reported as a change of its code. */
function isAboutCodes(sides: Sides, errors: ErrorSides, { change, ...difference }: Difference): boolean {
  if (change !== "variant-added" && change !== "variant-removed") return false;
  const isNew = change === "variant-added";
  const node = isNew ? difference.new : difference.old;
  const contract = isNew ? sides.new : sides.old;
  const value = node && unwrap(contract.graph, node).value;
  return rootsOf(contract, isNew ? errors.new : errors.old).has(value) || isUnion(value);
}

const known = new WeakMap<ErrorFacts, ReadonlySet<unknown>>();

/** The schemas that are errors, with and without a code. */
function rootsOf({ graph }: Contract, facts: ErrorFacts): ReadonlySet<unknown> {
  const found = known.get(facts);
  if (found !== undefined) return found;
  const answers = [...facts.answers.values()].flatMap((own) => [...own.values()]);
  const codeless = answers.flatMap((answer) =>
    answer.codeless.flat().map((node) => unwrap(graph, node).value),
  );
  const roots = new Set([...[...facts.errors.values()].map(({ node }) => node.value), ...codeless]);
  known.set(facts, roots);
  return roots;
}

function isUnion(value: unknown): boolean {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return (keys.includes("oneOf") || keys.includes("anyOf")) && !keys.includes("properties");
}

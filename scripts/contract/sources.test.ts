import { expect, it } from "vitest";
import { operationsOf } from "@messaging-api/error-model/bundled";
import { readBundle } from "../lib/document.ts";
import { repository } from "../lib/paths.ts";
import { readYaml } from "../lib/yaml-file.ts";
import { FactChecker, type Fact } from "./facts.ts";

interface Sources {
  readonly sources: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<
    Record<string, { operationId: string; statuses: readonly number[]; described?: false; why?: string }>
  >;
  readonly differences: readonly {
    readonly operation: string;
    readonly at: string;
    readonly fact: Fact;
    readonly source: string;
    readonly followed: boolean;
    readonly why?: string;
  }[];
  readonly assumptions: readonly { operation: string; status: number; why: string }[];
}

const document = await readBundle(repository);
const { sources, operations, differences, assumptions } = (await readYaml(
  repository,
  "openapi/sources.yaml",
)) as Sources;
const own = [...operationsOf(document)].map(({ path, method, operation }) => ({
  name: `${method.toUpperCase()} ${path}`,
  id: operation.operationId ?? "",
  statuses: Object.keys(operation.responses ?? {}).map(Number),
}));
const facts = new FactChecker(document);

it("knows all 55 operations of the operator, and why one is left out", () => {
  expect(Object.keys(operations)).toHaveLength(55);
  expect(Object.values(operations).filter((one) => one.described === false && !one.why)).toEqual([]);
});

it("marks exactly the operations of the contract as described", () => {
  const described = Object.entries(operations).filter(([, one]) => one.described !== false);
  const names = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map((pair) => pair.join(": ")).sort();
  expect(names(described.map(([name, one]) => [name, one.operationId]))).toEqual(
    names(own.map(({ name, id }) => [name, id])),
  );
});

it.each(own)("$id has the statuses of the sources, and explains any other", ({ name, id, statuses }) => {
  const listed = operations[name]?.statuses ?? [];
  const followed = differences.filter((one) => one.operation === id && one.followed);
  const added = followed.flatMap(({ fact }) => (fact["status"] === undefined ? [] : Number(fact["status"])));
  const assumed = assumptions.filter((one) => one.operation === id).map(({ status }) => status);
  expect(statuses.sort()).toEqual([...new Set([...listed, ...added, ...assumed])].sort());
  expect(assumed.filter((status) => listed.includes(status) || added.includes(status))).toEqual([]);
});

it.each(differences)("$operation $at: $fact", ({ operation, at, fact, source, followed, why }) => {
  expect(Object.keys(sources)).toContain(source);
  // A fact that holds is followed, and one that isn't followed has a reason.
  expect(facts.holds(operation, at, fact)).toBe(followed);
  expect(why === undefined).toBe(followed);
});

it("finds a fact that the contract doesn't have", () => {
  const wrong: readonly (readonly [string, string, Fact])[] = [
    ["sendMessage", "request.link_preview.title", { maxLength: 199 }],
    ["sendMessage", "request.text", { nullable: true }],
    ["sendMessage", "request.effect", { accepts: ["fire"] }],
    ["getMessage", "response.reply_to", { required: true }],
    ["getMessage", "response.nothing", { present: true }],
    ["getMessage", "status", { status: 418 }],
    ["sendPoll", "request.options", { maxItems: 11 }],
    ["addGroupMember", "response.501.error", { present: false }],
    ["lookupPhoneNumber", "query.number", { required: false }],
  ];
  for (const [operation, at, fact] of wrong)
    expect(facts.holds(operation, at, fact), `${operation} ${at}`).toBe(false);
});

import { expect, it } from "vitest";
import { operationsOf } from "@messaging-api/error-model/bundled";
import { readBundle } from "../lib/document.ts";
import { repository } from "../lib/paths.ts";
import { readYaml } from "../lib/yaml-file.ts";

interface Sources {
  readonly sources: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, { described: boolean; operationId?: string; why?: string }>>;
  readonly differences: readonly { operation: string; source: string; followed: boolean; why?: string }[];
}

const { sources, operations, differences } = (await readYaml(repository, "openapi/sources.yaml")) as Sources;
const own = [...operationsOf(await readBundle(repository))].map(
  ({ path, method, operation }) => [`${method.toUpperCase()} ${path}`, operation.operationId] as const,
);

it("knows all 55 operations of the operator, and why one is left out", () => {
  expect(Object.keys(operations)).toHaveLength(55);
  const unexplained = Object.entries(operations).filter(([, one]) => !one.described && !one.why);
  expect(unexplained).toEqual([]);
});

it("says of exactly the operations of the contract that they are described", () => {
  const described = Object.entries(operations).filter(([, one]) => one.described);
  expect(described.map(([name, one]) => [name, one.operationId]).sort()).toEqual([...own].sort());
});

it("explains every difference that the contract doesn't follow, and names a source for each", () => {
  expect(differences.filter(({ followed, why }) => !followed && !why)).toEqual([]);
  for (const { operation, source } of differences) {
    expect(own.map(([, id]) => id)).toContain(operation);
    expect(Object.keys(sources)).toContain(source);
  }
});

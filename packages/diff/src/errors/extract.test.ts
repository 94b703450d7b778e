import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, it, vi } from "vitest";
import { loaded, loadedFiles, reportOf } from "../../test/compare.ts";
import { ownDocument } from "../../test/documents/own.ts";
import { readContract } from "../contract/contract.ts";
import { extractErrors } from "./extract.ts";

/** What the model was asked to do, with the version. */
const calls: string[] = [];
const versions: WeakRef<object>[] = [];

vi.mock(import("@messaging-api/error-model"), async (original) => {
  const model = await original();
  return { ...model, detect: noting("detect", model.detect), readErrors: noting("read", model.readErrors) };
});

function noting<S extends object, R extends unknown[], T>(name: string, call: (files: S, ...rest: R) => T) {
  return (files: S, ...rest: R): T => {
    calls.push(`${name} ${String(Reflect.get(files, "root"))}`);
    versions.push(new WeakRef(files));
    return call(files, ...rest);
  };
}

beforeEach(() => {
  calls.length = 0;
  versions.length = 0;
});

it("reads the errors of one version before it looks at the other", () => {
  const version = (file: string) => loadedFiles(file, { [file]: ownDocument() });
  reportOf(version("/old.json"), version("/new.json"));
  expect(calls).toEqual(["detect /old.json", "read /old.json", "detect /new.json", "read /new.json"]);
});

it("lets the model of a version go when its errors were read", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const contract = readContract(loaded(ownDocument()));
  const facts = extractErrors(contract);
  // A `WeakRef` keeps its object until the current job has ended.
  await new Promise(setImmediate);
  collect();
  expect(versions.map((version) => version.deref())).toEqual([undefined, undefined]);
  expect(extractErrors(contract)).toBe(facts);
  expect(calls).toHaveLength(2);
});

it("keeps what it read with one style apart from what it read with another", () => {
  const contract = readContract(loaded(ownDocument()));
  const detected = extractErrors(contract);
  const other = extractErrors(contract, { code: "/status" });
  expect(other.pointer).toEqual(["status"]);
  expect([...other.errors.keys()]).not.toEqual([...detected.errors.keys()]);
  expect(extractErrors(contract)).toBe(detected);
  expect(extractErrors(contract, { code: "/status" })).toBe(other);
});

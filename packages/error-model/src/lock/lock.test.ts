import { expect, it } from "vitest";
import { lockProblems, lockText, nextLock, readLock, type CodesNow } from "../index.ts";

const codes = (...names: readonly string[]) => new Map(names.map((name) => [name, ["404"]]));
const now = (more: Partial<CodesNow>): CodesNow => ({
  codes: new Map(),
  renamed: new Set(),
  retired: new Set(),
  ...more,
});
const lock = nextLock(undefined, now({ codes: codes("b", "a"), retired: new Set(["old"]) }), "1.0.0");

it("finds what silently vanished, and what is retired and in use again", () => {
  expect(lockProblems(lock, now({ codes: codes("a", "b") }))).toEqual([]);
  expect(lockProblems(lock, now({ renamed: new Set(["a"]), retired: new Set(["b"]) }))).toEqual([]);
  expect(lockProblems(lock, now({ codes: codes("a", "old") }))).toEqual([
    { code: "b", problem: "vanished" },
    { code: "old", problem: "reused" },
  ]);
});

it("reads what it wrote", () => {
  expect(readLock(JSON.parse(lockText(lock)), "codes.lock.json")).toEqual(lock);
});

it.each([
  null,
  [],
  {},
  { codes: null, retired: [] },
  { codes: [], retired: [] },
  { codes: { a: null }, retired: [] },
  { codes: { a: { status: "404" } }, retired: [] },
  { codes: {}, retired: [1] },
])("refuses a lock of %j", (data) => {
  expect(() => readLock(data, "codes.lock.json")).toThrow(
    "codes.lock.json is not a lock of codes: it needs `codes`",
  );
});

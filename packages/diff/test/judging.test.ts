import { expect, it } from "vitest";
import { lockText, nextLock, readLock } from "@messaging-api/error-model";
import type { Policy } from "../src/policy/policy.ts";
import { codesOf } from "../src/lock/codes-now.ts";
import { nextVersion, versionProblem } from "../src/version/semver.ts";
import { compare, loaded } from "./compare.ts";
import { ownDocument } from "./documents/own.ts";
import { patched, type Edit } from "./patch.ts";

const own = ownDocument();
const gone: readonly Edit[] = [
  ["remove", "/paths/~1messages~1{id}/get/responses/404/content/application~1json/schema/oneOf/0/oneOf/0"],
  [
    "remove",
    "/paths/~1messages~1{id}/get/responses/404/content/application~1json/schema/oneOf/0/discriminator/mapping/message_gone",
  ],
];
const lock = nextLock(undefined, codesOf(loaded(own)), "1.4.0");

it("a lock is readable in a review and keeps the version that published a code first", () => {
  expect(lockText(lock)).toContain('    "cap_reached": { "status": "429", "since": "1.4.0" },\n');
  expect(readLock(JSON.parse(lockText(lock)), "codes.lock.json")).toEqual(lock);
  const later = nextLock(lock, codesOf(loaded(patched(own, gone))), "2.0.0");
  expect(later.codes["cap_reached"]?.since).toBe("1.4.0");
  expect(later.retired).toEqual(["message_gone", "old_code"]);
});

it("a published code that vanished is refused, also without history", () => {
  const head = patched(own, gone);
  for (const base of [own, head]) {
    const { changes } = compare(base, head, { lock });
    expect(changes.filter(({ refused }) => refused).map(({ kind, codes }) => [kind, codes])).toEqual([
      ["code-vanished", ["message_gone"]],
    ]);
  }
  const policy = {
    rules: [
      {
        code: "message_gone",
        fingerprint: compare(own, head, { lock }).changes[0]?.fingerprint ?? "",
        step: "none" as const,
        reason: "We want it gone.",
        until: "2030-01-01",
      },
    ],
    packages: [],
  };
  expect(compare(own, head, { lock, policy }).changes[0]).toMatchObject({ refused: true, step: "major" });
});

it("a rename needs its former name, and a retirement its entry", () => {
  const renamed = patched(own, [
    ["set", "/components/schemas/TextMissing/properties/code/const", "text_is_missing"],
  ]);
  expect(compare(own, renamed, { lock }).changes.some(({ refused }) => refused)).toBe(true);
  const said = patched(renamed, [
    ["set", "/components/schemas/TextMissing/x-error/renamedFrom", ["text_missing"]],
  ]);
  expect(compare(own, said, { lock }).changes.filter(({ refused }) => refused)).toEqual([]);
  const retired = patched(own, [...gone, ["add", "/info/x-retired-codes", "message_gone"]]);
  expect(compare(own, retired, { lock }).changes.map(({ kind, refused }) => [kind, refused])).toEqual([
    ["code-retired", false],
  ]);
});

it("a lock that is damaged is said to be", () => {
  expect(() => compare(own, own, { lock: { codes: [] } })).toThrow("codes.lock.json is not a lock of codes");
});

const removed = patched(own, [["remove", "/components/schemas/Message/properties/score"]]);
const rule = (more: object) => ({
  rules: [
    {
      kind: "response-member-removed" as const,
      step: "minor" as const,
      reason: "Nobody reads this member.",
      until: "2026-12-31",
      ...more,
    },
  ],
  packages: [],
});

it("a policy overrules a verdict with its reason until its day, and is then asked for again", () => {
  const { fingerprint } = compare(own, removed).changes[0] ?? {};
  const accepted = compare(own, removed, { policy: rule({}) });
  expect(accepted.step).toBe("minor");
  expect(accepted.changes[0]?.overruled).toEqual({
    reason: "Nobody reads this member.",
    until: "2026-12-31",
    from: "major",
  });
  const late = compare(own, removed, { policy: rule({ until: "2026-11-26" }) });
  expect(late.step).toBe("major");
  expect(late.notes[0]).toMatch(/ended on 2026-11-26. Review it/);
  expect(compare(own, removed, { policy: rule({ fingerprint: "0".repeat(12) }) }).step).toBe("major");
  expect(compare(own, removed, { policy: rule({ fingerprint }) }).step).toBe("minor");
  expect(compare(own, removed, { policy: rule({ operation: "sendMessage" }) }).step).toBe("major");
});

it("a rule for one change takes precedence over a rule for its kind, in any order", () => {
  const [change] = compare(own, removed).changes;
  if (change === undefined) throw new Error("The edit changes nothing.");
  const all = { reason: "No client reads this.", until: "2030-01-01" };
  const rules: Policy["rules"] = [
    { ...all, kind: change.kind, step: "patch" },
    { ...all, fingerprint: change.fingerprint, step: "minor" },
  ];
  for (const ordered of [rules, rules.toReversed()])
    expect(compare(own, removed, { policy: { rules: ordered, packages: [] } }).step).toBe("minor");
});

it("a fingerprint holds when lines, files and components' names change", () => {
  const moved = patched(removed, [
    ["move", "/components/schemas/Message", "/components/schemas/Note"],
    [
      "set",
      "/paths/~1messages~1{id}/get/responses/200/content/application~1json/schema",
      { $ref: "#/components/schemas/Note" },
    ],
  ]);
  expect(compare(own, moved).changes[0]?.fingerprint).toBe(compare(own, removed).changes[0]?.fingerprint);
});

it.each([
  ["1.4.0", "major", "2.0.0"],
  ["1.4.0", "minor", "1.5.0"],
  ["1.4.2", "patch", "1.4.3"],
  ["0.4.2", "major", "0.5.0"],
  ["0.4.2", "minor", "0.4.3"],
  ["1.4.0", "none", "1.4.0"],
] as const)("after %s a %s step is %s", (version, step, next) => {
  expect(nextVersion(version, step)).toBe(next);
  expect(versionProblem(version, next, step)).toBeUndefined();
  expect(step === "none" ? undefined : versionProblem(version, version, step)).toBe(
    step === "none"
      ? undefined
      : `info.version is ${version}, and the changes need at least ${next} (${step} over ${version}).`,
  );
});

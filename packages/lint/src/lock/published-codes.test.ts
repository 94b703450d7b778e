import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Finding } from "../findings/finding.ts";
import { withoutKnown, writeBaseline } from "../findings/baseline.ts";
import { sarif } from "../formats/sarif.ts";
import { lintDocument, Failure, type Settings } from "../index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint-lock-"));
});
afterEach(() => rm(folder, { recursive: true }));

const lockOf = (codes: readonly string[], retired: readonly string[] = []) =>
  JSON.stringify({
    codes: Object.fromEntries(codes.map((code) => [code, { status: "404", since: "1.4.0" }])),
    retired,
  });

const errorOf = (code: string, more: object = {}) => ({
  type: "object",
  required: ["code"],
  properties: { code: { const: code } },
  ...more,
});

/** A document with one operation, which answers the errors of some files. */
const documentOf = (files: readonly string[], info: object = {}) => ({
  openapi: "3.1.1",
  info: { title: "T", version: "1.0.0", ...info },
  paths: {
    "/a": {
      get: {
        responses: {
          "404": {
            description: "Gone.",
            content: { "application/json": { schema: { oneOf: files.map((file) => ({ $ref: file })) } } },
          },
        },
      },
    },
  },
});

async function lint(files: Readonly<Record<string, unknown>>, settings: Partial<Settings> = {}) {
  for (const [name, content] of Object.entries(files))
    await writeFile(
      join(folder, name),
      typeof content === "string" ? content : JSON.stringify(content, undefined, 2),
    );
  const { findings } = await lintDocument(
    { path: join(folder, "openapi.json") },
    { ruleset: { rules: {} }, ...settings },
  );
  return findings.filter(({ rule }) => rule === "error-code-published");
}

const shown = ({ file, pointer, severity, message }: Finding) => ({
  file: file.replace(`${folder}/`, ""),
  pointer,
  severity,
  message: message.replaceAll(`${folder}/`, ""),
});

it("reports a published code that vanished, at the info, with what to type", async () => {
  const findings = await lint({
    "openapi.json": documentOf(["contact_blocked.json"]),
    "contact_blocked.json": errorOf("contact_blocked"),
    "codes.lock.json": lockOf(["contact_blocked", "text_missing"]),
  });
  expect(findings.map(shown)).toEqual([
    {
      file: "openapi.json",
      pointer: "#/info",
      severity: "error",
      message:
        '"text_missing" was published in 1.4.0 (codes.lock.json) and is gone. Restore it, list "text_missing" under ' +
        "`info.x-retired-codes`, or add it to `renamedFrom` in the `x-error` of the error that replaces it.",
    },
  ]);
  expect(findings[0]?.line).toBe(3);
});

it("names the error that seems to have got a new code", async () => {
  const findings = await lint({
    "openapi.json": documentOf(["text.json"], { "x-retired-codes": ["old"] }),
    "text.json": errorOf("text_is_missing"),
    "codes.lock.json": lockOf(["text_missing"]),
  });
  expect(findings.map(shown)).toEqual([
    {
      file: "openapi.json",
      pointer: "#/info/x-retired-codes",
      severity: "error",
      message:
        '"text_missing" was published in 1.4.0 (codes.lock.json) and is gone. If it is renamed, add "text_missing" to ' +
        '`renamedFrom` in the `x-error` of "text_is_missing" (text.json). Otherwise list "text_missing" under ' +
        "`info.x-retired-codes`.",
    },
  ]);
});

it("keeps two codes apart that vanished at one place, also in a baseline and in SARIF", async () => {
  const findings = await lint({
    "openapi.json": documentOf(["kept.json"]),
    "kept.json": errorOf("kept"),
    "codes.lock.json": lockOf(["kept", "gone", "lost"]),
  });
  const [gone, lost] = findings;
  expect(findings.map(({ subject }) => subject)).toEqual(["gone", "lost"]);
  const baseline = join(folder, "baseline.json");
  await writeBaseline(baseline, gone === undefined ? [] : [gone]);
  expect((await withoutKnown(baseline, findings)).findings).toEqual([lost]);
  const { runs } = JSON.parse(sarif(findings)) as {
    runs: { results: { partialFingerprints: object }[] }[];
  };
  const prints = runs[0]?.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  expect(new Set(prints).size).toBe(2);
});

it("accepts a code that stays, has a successor, or is retired", async () => {
  const findings = await lint({
    "openapi.json": documentOf(["kept.json", "renamed.json"], { "x-retired-codes": ["retired"] }),
    "kept.json": errorOf("kept"),
    "renamed.json": errorOf("after", { "x-error": { renamedFrom: ["before"] } }),
    "codes.lock.json": lockOf(["kept", "before", "retired"], ["older"]),
  });
  expect(findings).toEqual([]);
});

it("reports a retired code that is in use again, where it is written", async () => {
  const findings = await lint({
    "openapi.json": documentOf(["again.json"]),
    "again.json": errorOf("again"),
    "codes.lock.json": lockOf([], ["again"]),
  });
  expect(findings.map(shown)).toEqual([
    {
      file: "again.json",
      pointer: "#/properties/code/const",
      severity: "error",
      message: 'choose another code than "again": codes.lock.json says that it is retired',
    },
  ]);
});

it("finds codes in another style of errors, with the preset and without", async () => {
  const nested = (code: string) => ({
    type: "object",
    properties: { error: { type: "object", properties: { code: { const: code } } } },
  });
  const files = {
    "openapi.json": documentOf(["kept.json", "other.json"]),
    "kept.json": nested("kept"),
    "other.json": nested("other"),
    "codes.lock.json": lockOf(["kept", "gone"]),
  };
  for (const settings of [{}, { model: { preset: "nested" as const } }]) {
    const messages = (await lint(files, settings)).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('"gone" was published')]);
  }
});

it("reads the lock that the config names, and none if it says false", async () => {
  const files = {
    "openapi.json": documentOf(["kept.json"]),
    "kept.json": errorOf("kept"),
    "codes.lock.json": lockOf(["gone"]),
    "other.json": lockOf(["kept", "lost"]),
  };
  const found = await lint(files, { lock: join(folder, "other.json") });
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('"lost" was published')]);
  expect(await lint(files, { lock: false })).toEqual([]);
});

it.each([
  [
    '{\n"codes": {\n<<<<<<< HEAD\n"a": {}\n=======\n"b": {}\n>>>>>>> x\n} }',
    /codes\.lock\.json:\d+:\d+ .*Restore the lock/,
  ],
  ["{ ", /codes\.lock\.json:\d+:\d+ .*Restore the lock/],
  ["[]", /codes\.lock\.json:1:1 is not a lock of codes: it needs `codes`/],
  ["", /codes\.lock\.json:1:1 is not a lock of codes/],
  ['{ "codes": { "a": {} }, "retired": [] }', /is not a lock of codes/],
])("says what is wrong with a lock of %j", async (lock, says) => {
  const files = {
    "openapi.json": documentOf(["kept.json"]),
    "kept.json": errorOf("kept"),
    "codes.lock.json": lock,
  };
  const failure: unknown = await lint(files).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect((failure as Failure).message).toMatch(says);
});

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { json } from "../src/formats/json.ts";
import { sarifLog } from "../src/formats/sarif.ts";
import { readPolicy } from "../src/policy/policy.ts";
import { cases, documents } from "./cases.ts";
import { compare } from "./compare.ts";
import { patched } from "./patch.ts";

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../src/schemas/${name}`, import.meta.url), "utf8")) as object;

const reports = cases.map(({ document, edits, title }) => {
  const base = documents[document]();
  return { document, title, report: compare(base, patched(base, edits)) };
});

it("every report is as its schema says", () => {
  const validate = new Ajv2020().compile(schema("report.schema.json"));
  for (const { report, title } of reports)
    expect(
      validate(JSON.parse(json(report)) as unknown),
      `${title}: ${JSON.stringify(validate.errors)}`,
    ).toBe(true);
});

it("the gate's own validator and Ajv refuse the same", () => {
  const ajv = new Ajv2020({ schemas: { "report.schema.json": schema("report.schema.json") } });
  const validate = ajv.compile(schema("gate.schema.json"));
  const report = JSON.parse(json(compare(documents.own(), documents.own()))) as object;
  const good = { schemaVersion: 1, pullRequest: 1, reports: [report], checks: [] };
  expect(validate(good), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...good, more: 1 })).toBe(false);
  expect(validate({ ...good, reports: [{ ...report, step: "x" }] })).toBe(false);
});

it("the policy's schema and its reader agree", () => {
  const validate = new Ajv2020({ validateFormats: false }).compile(schema("policy.schema.json"));
  const good = {
    rules: [
      {
        kind: "code-removed",
        code: "a",
        step: "minor",
        reason: "Nobody ever saw this code.",
        until: "2027-01-31",
      },
    ],
    packages: [{ name: "x", role: "client" }],
  };
  expect(validate(good)).toBe(true);
  expect(() => readPolicy(good, "p")).not.toThrow();
  const bad = { rules: [{ kind: "code-removd", step: "big", reason: "no", until: "soon", untill: 1 }] };
  expect(validate(bad)).toBe(false);
  expect(() => readPolicy(bad, "policy.json")).toThrow(
    /Did you mean `code-removed`[\s\S]*step must be one of|untill is unknown/,
  );
});

it("SARIF is valid by the schema of 2.1.0", () => {
  const require = createRequire(import.meta.url);
  const { default: Ajv04 } = require("ajv-draft-04") as {
    default: new (options: object) => import("ajv").Ajv;
  };
  const file = new URL("../../lint/test/fixtures/sarif-2.1.0.schema.json", import.meta.url);
  const validate = new Ajv04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(readFileSync(file, "utf8")) as object,
  );
  const changes = reports.flatMap(({ document, report }) => (document === "own" ? report.changes : []));
  expect(validate(sarifLog({ changes })), JSON.stringify(validate.errors)).toBe(true);
});

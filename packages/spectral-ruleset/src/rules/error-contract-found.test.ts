import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presets } from "../presets.ts";
import { parseYaml, problemsOf, testRule } from "../testing/rule-tests.ts";

const openSchemas = { Failure: { type: "object", properties: { text: { type: "string" } } } };
const answers = (name: string) => ({
  [`components.responses.${name}.content.application/json`]: {
    schema: { $ref: "#/components/schemas/Failure" },
  },
});
const noCodes = {
  "components.schemas": openSchemas,
  ...Object.assign(
    {},
    ...["Unauthorized", "NotFound", "BadRequest", "Forbidden", "TooManyRequests", "ServiceUnavailable"].map(
      answers,
    ),
  ),
} as Record<string, unknown>;

testRule("error-contract-found", {
  finds: { "a document without codes": { set: noCodes, at: "paths" } },
  takes: { "a document with codes": { set: {} } },
  besides: ["error-mapping", "example-valid"],
});

describe.each(["nested", "google", "jsonapi"] as const)("a document of the style %s", (preset) => {
  const url = new URL(`../../test/presets/${preset}.yaml`, import.meta.url);
  const document = parseYaml(readFileSync(url, "utf8")) as object;

  it("is known under another preset, which the message names", () => {
    const [found] = problemsOf(document).filter(({ rule }) => rule === "error-contract-found");
    expect(found?.message).toContain(`set the option \`preset\` to "${preset}"`);
  });

  it("has no such finding under its own", () => {
    expect(presets[preset].preset).toBe(preset);
    expect(problemsOf(document, { preset }).map(({ rule }) => rule)).not.toContain("error-contract-found");
  });
});

const answering = (properties: object, name = "Failure") => ({
  ...{ openapi: "3.1.0", info: { title: "T", version: "1.0.0" } },
  paths: {
    "/a": {
      get: {
        responses: {
          "200": { description: "Done." },
          "404": {
            description: "It failed.",
            content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
          },
        },
      },
    },
  },
  components: { schemas: { [name]: { type: "object", properties } } },
});
const openCode = { error_code: { type: "string" }, text: { type: "string" }, kind: { enum: ["a", "b"] } };
const enumEnvelope = { preset: "enum-envelope", code: "/error_code", required: [] } as const;

it.each([
  ["Failure", false],
  ["Error", false],
  ["Failure", "/text"],
  ["Error", "/text"],
] as const)("isn't silent about an open code of %s with its text at %s", (name, message) => {
  const found = problemsOf(answering(openCode, name), { ...enumEnvelope, message });
  const [problem, ...others] = found.filter(({ rule }) => /^error-(contract-found|code-const)$/.test(rule));
  expect(others).toEqual([]);
  expect(problem?.message).toMatch(
    message === false
      ? /^found no error code: \/error_code takes any value\. List its values in an `enum`, or set the option `codes`/
      : /^(fix the code: write `error_code: |list the codes in an `enum`)/,
  );
});

it("asks for the place of the code if no error has it there", () => {
  for (const name of ["Failure", "Error"]) {
    const found = problemsOf(answering({ text: { type: "string" } }, name), {
      ...enumEnvelope,
      message: false,
    });
    expect(found.find(({ rule }) => rule === "error-contract-found")?.message).toMatch(
      /^found no error code: set the option `code` to where a body holds its code, or turn this rule off.* in 1 error response\)$/,
    );
  }
});

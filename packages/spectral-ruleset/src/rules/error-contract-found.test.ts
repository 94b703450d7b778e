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

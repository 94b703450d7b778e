import { describe, expect, it } from "vitest";
import { detect, readErrors } from "../src/index.ts";
import { styles } from "./documents/index.ts";
import { errorsOf } from "./errors-of.ts";

describe.each(Object.entries(styles))("%s", (name, { options, document, errors }) => {
  it("has every pair of schema and code", () => {
    const model = readErrors(document, options);
    expect(errorsOf(model)).toEqual(errors);
    expect(model.problems).toEqual([]);
  });

  it("is detected", () => {
    const { found, preset, options: detected, summary } = detect(document);
    expect({ found, preset }).toEqual({ found: true, preset: name });
    expect(detected).toEqual(options);
    expect(summary).toMatch(
      /^\d+ codes? in \d+ error responses?; code at \/\S+; status (at \/|by response key)/,
    );
  });
});

it("reads a document once for all who ask in the same way", () => {
  const { document } = styles["nested"]!;
  expect(readErrors(document, { preset: "nested" })).toBe(
    readErrors(document, { code: "/error/code", preset: "nested" }),
  );
});

it("tells members of one error from those of all", () => {
  const { document, options } = styles["messaging-api"]!;
  const error = readErrors(document, options).errors.find(({ code }) => code === "too_long");
  const members = error?.members.map(({ name, types, required, nullable, common }) => ({
    ...{ name, types, required, nullable, common },
  }));
  expect(members?.filter(({ common }) => !common)).toEqual([
    { name: "limit", types: ["integer"], required: true, nullable: false, common: false },
    { name: "current", types: ["integer"], required: true, nullable: true, common: false },
  ]);
  expect(error?.retry).toBe("never");
  expect(error?.fixedStatuses).toEqual([400]);
});

it("finds the example that shows a code", () => {
  const { document, options } = styles["google"]!;
  const [error] = readErrors(document, options).errors;
  expect(error?.examples.map(({ source, place }) => [source, place.pointer])).toEqual([
    ["response", "#/paths/~1read/get/responses/404/content/application~1json/example"],
  ]);
});

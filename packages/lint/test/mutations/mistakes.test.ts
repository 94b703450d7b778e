import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { problemsOf } from "../../../spectral-ruleset/src/testing/rule-tests.ts";
import { schemaMistakes } from "./error-mistakes.ts";
import { edited, partsOf } from "./mistake.ts";
import { responseMistakes } from "./response-mistakes.ts";
import { textMistakes } from "./text-mistakes.ts";

const bundle = readFileSync(new URL("../../../types/generated/openapi.json", import.meta.url), "utf8");
const mistakes = [...schemaMistakes, ...textMistakes, ...responseMistakes];
const seen = mistakes.filter(({ finds }) => finds !== undefined);

it("has 53 mistakes, of which rules see at least 48, and says why they cannot see the others", () => {
  expect(mistakes).toHaveLength(53);
  expect(seen.length).toBeGreaterThanOrEqual(48);
  for (const { finds, unseen } of mistakes) expect(finds === undefined).toBe(unseen !== undefined);
  expect(new Set(mistakes.map(({ name }) => name)).size).toBe(53);
});

it("finds nothing before", () => expect(problemsOf(JSON.parse(bundle) as object)).toEqual([]));

it.each(seen)("the author $name", ({ set, finds, says }) => {
  const document = edited(bundle, { set });
  const place = partsOf(finds?.at ?? "").join("\n");
  const found = problemsOf(document, {}, [finds?.rule ?? ""]);
  const own = found.filter(({ path }) => path.join("\n") === place);
  const all =
    own.length === 1
      ? ""
      : problemsOf(document)
          .map(({ rule, path, message }) => `${rule} ${path.join("/")} ${message}`)
          .join("\n");
  // Once, even if many responses and operations use it.
  expect(own, all).toHaveLength(1);
  if (says !== undefined) expect(own[0]?.message).toMatch(says);
});

import catalogue from "@messaging-api/types/errors.json" with { type: "json" };
import { expect, it } from "vitest";
import { texts } from "./describe.ts";

it("tells of every error what to do, who can fix it, and whether it may have had an effect", () => {
  for (const { code, status, title, fix, retry, sideEffects, actor } of catalogue.errors)
    expect(texts[(code ?? status) as keyof typeof texts]).toEqual({ title, fix, retry, sideEffects, actor });
  // A documented body without a status isn't in the catalogue, and has a title.
  expect(Object.keys(texts)).toHaveLength(catalogue.errors.length + 1);
});

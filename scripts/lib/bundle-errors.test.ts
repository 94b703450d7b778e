import { expect, it, vi } from "vitest";
import { makeBundle } from "../steps/bundle.ts";
import { makeCatalogue } from "../steps/catalogue.ts";
import { readErrors } from "./error-model.ts";
import { paths, repository } from "./paths.ts";

vi.mock("./error-model.ts", async (original) => {
  const module = await original<typeof import("./error-model.ts")>();
  return { ...module, readErrors: vi.fn(module.readErrors) };
});

it("reads the errors of a document once for all steps", async () => {
  const bundle = await makeBundle(repository);
  const catalogue = await makeCatalogue(repository);
  expect(bundle.has(paths.bundleJson)).toBe(true);
  expect(await makeCatalogue(repository)).toEqual(catalogue);
  expect(vi.mocked(readErrors)).toHaveBeenCalledTimes(1);
});

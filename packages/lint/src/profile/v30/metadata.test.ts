import { expect, it } from "vitest";
import { metadata } from "./metadata.ts";

it("is 3.0.3, and has what that can hold", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Shop", summary: "Short.", license: { name: "MIT", identifier: "MIT" } },
    webhooks: { paid: { post: {} } },
    paths: { "/things": { get: {}, query: {} } },
    components: { pathItems: {}, schemas: {} },
  };
  expect(metadata.apply(document).document).toEqual({
    openapi: "3.0.3",
    info: { title: "Shop", license: { name: "MIT" } },
    paths: { "/things": { get: {} } },
    components: { schemas: {} },
    "x-webhooks": { paid: { post: {} } },
  });
});

import { expect, it } from "vitest";
import { schemaAfter } from "../../../test/profile/testing.ts";
import { booleanSchemas } from "./boolean-schemas.ts";

it("writes boolean schemas as objects, but in additionalProperties", () => {
  const schema = { properties: { any: true, none: false }, additionalProperties: false };
  expect(schemaAfter(booleanSchemas, schema)).toEqual({
    properties: { any: {}, none: { not: {} } },
    additionalProperties: false,
  });
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-unique", {
  finds: {
    "two schemas with one code": {
      set: { "components.schemas.contact_expired.properties.code.const": "contact_blocked" },
      at: "components.schemas.contact_expired.properties.code.const",
    },
  },
  takes: {
    "variants of one schema": {
      set: {
        "components.schemas.contact_blocked.oneOf": [{ properties: { a: false } }, { required: ["a"] }],
      },
    },
  },
  besides: ["error-code-known", "error-mapping", "error-overlap", "error-schema-name", "example-valid"],
});

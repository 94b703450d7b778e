import { testRule } from "../testing/rule-tests.ts";

const limit = "components.schemas.limit_reached";

testRule("error-variants", {
  finds: {
    "variants of which a body is exactly one": {
      set: {
        [`${limit}.oneOf`]: undefined,
        [`${limit}.anyOf`]: [
          { properties: { mode: { const: "total" } } },
          { properties: { mode: { const: "other" } } },
        ],
      },
      at: `${limit}.anyOf`,
    },
  },
  takes: {
    "conditions of which several may hold": {
      set: {
        [`${limit}.oneOf`]: undefined,
        [`${limit}.anyOf`]: [{ required: ["limit"] }, { required: ["current"] }],
      },
    },
  },
});

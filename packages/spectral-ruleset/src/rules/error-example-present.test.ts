import { testRule } from "../testing/rule-tests.ts";

testRule("error-example-present", {
  finds: {
    "no example": {
      set: { "components.schemas.contact_blocked.examples": [] },
      at: "components.schemas.contact_blocked",
    },
    "a variant that no example shows": {
      set: { "components.schemas.limit_reached.examples.1": undefined },
      at: "components.schemas.limit_reached.oneOf.1",
    },
  },
  takes: {
    "one `example`, as OpenAPI 3.0 writes it": {
      set: {
        "components.schemas.contact_blocked.examples": undefined,
        "components.schemas.contact_blocked.example": {
          error: "ApiError",
          message: "No.",
          status: 403,
          code: "contact_blocked",
        },
      },
    },
  },
});

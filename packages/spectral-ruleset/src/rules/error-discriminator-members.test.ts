import { testRule } from "../testing/rule-tests.ts";

testRule("error-discriminator-members", {
  finds: {
    "an error without a code": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0": {
          $ref: "#/components/schemas/ForbiddenError",
        },
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0",
    },
    "an error whose code is open": {
      set: { "components.schemas.contact_blocked.properties.code": { type: "string" } },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0",
    },
    "the envelope": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0": {
          $ref: "#/components/schemas/ApiError",
        },
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0",
    },
  },
});

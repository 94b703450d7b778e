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
    "the envelope": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0": {
          $ref: "#/components/schemas/ApiError",
        },
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0",
    },
  },
  takes: {
    "an error whose code is open, which another rule reports": {
      set: { "components.schemas.contact_blocked.properties.code": { type: "string" } },
    },
    "an error without a code that OpenAPI 3.2 names as the default": {
      set: {
        openapi: "3.2.0",
        "components.responses.Forbidden.content.application/json.schema": {
          oneOf: ["contact_blocked", "contact_expired", "ForbiddenError"].map((name) => ({
            $ref: `#/components/schemas/${name}`,
          })),
          discriminator: {
            propertyName: "code",
            defaultMapping: "#/components/schemas/ForbiddenError",
            mapping: {
              contact_blocked: "#/components/schemas/contact_blocked",
              contact_expired: "#/components/schemas/contact_expired",
            },
          },
        },
      },
    },
  },
});

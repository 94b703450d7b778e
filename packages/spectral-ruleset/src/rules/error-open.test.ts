import { testRule } from "../testing/rule-tests.ts";

testRule("error-open", {
  finds: {
    "a schema that is closed": {
      set: { "components.schemas.contact_blocked.additionalProperties": false },
      at: "components.schemas.contact_blocked.additionalProperties",
    },
    "one that is closed in the other way": {
      set: { "components.schemas.contact_blocked.unevaluatedProperties": false },
      at: "components.schemas.contact_blocked.unevaluatedProperties",
    },
    "a variant that is closed": {
      set: { "components.schemas.limit_reached.oneOf.0.additionalProperties": false },
      at: "components.schemas.limit_reached.oneOf.0.additionalProperties",
    },
  },
  takes: {
    "a member that is closed": {
      set: {
        "components.schemas.contact_blocked.properties.details": {
          type: "object",
          additionalProperties: false,
        },
      },
    },
  },
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-mapping", {
  finds: {
    "an entry that is missing": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.contact_blocked":
          undefined,
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping",
    },
    "no mapping at all": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping":
          undefined,
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping",
    },
    "a bare name": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.contact_blocked":
          "contact_blocked",
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.contact_blocked",
    },
    "an entry that leads to another member": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.contact_blocked":
          "#/components/schemas/contact_expired",
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.contact_blocked",
    },
    "a stranger": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.stranger":
          "#/components/schemas/contact_blocked",
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.mapping.stranger",
    },
  },
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-casing", {
  finds: {
    "another casing": {
      set: { "components.schemas.contact_blocked.properties.code.const": "contactBlocked" },
      at: "components.schemas.contact_blocked.properties.code.const",
    },
    "two underscores": {
      set: { "components.schemas.contact_blocked.properties.code.const": "contact__blocked" },
      at: "components.schemas.contact_blocked.properties.code.const",
    },
    "the wrong one of those that can be chosen": {
      set: { "components.schemas.contact_blocked.properties.code.const": "contact_blocked" },
      at: "components.schemas.contact_blocked.properties.code.const",
      options: { casing: "screaming-snake" },
    },
  },
  takes: {
    "kebab case where it is chosen": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "contact-blocked",
        "components.schemas.contact_expired.properties.code.const": "contact-blocked",
        "components.schemas.limit_reached.properties.code.const": "contact-blocked",
      },
      options: { casing: "kebab" },
    },
    "camel case where it is chosen": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "contactBlocked",
        "components.schemas.contact_expired.properties.code.const": "contactBlocked",
        "components.schemas.limit_reached.properties.code.const": "contactBlocked",
      },
      options: { casing: "camel" },
    },
    "pascal case where it is chosen": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "ContactBlocked",
        "components.schemas.contact_expired.properties.code.const": "ContactBlocked",
        "components.schemas.limit_reached.properties.code.const": "ContactBlocked",
      },
      options: { casing: "pascal" },
    },
    "screaming-snake case where it is chosen": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "CONTACT_BLOCKED",
        "components.schemas.contact_expired.properties.code.const": "CONTACT_BLOCKED",
        "components.schemas.limit_reached.properties.code.const": "CONTACT_BLOCKED",
      },
      options: { casing: "screaming-snake" },
    },
  },
  besides: [
    "error-code-known",
    "error-example-listed",
    "error-mapping",
    "error-schema-name",
    "example-valid",
  ],
});

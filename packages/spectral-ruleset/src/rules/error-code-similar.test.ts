import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-similar", {
  finds: {
    "a plural": {
      set: { "components.schemas.contact_expired.properties.code.const": "contacts_blocked" },
      at: "components.schemas.contact_expired.properties.code.const",
    },
    "another separator": {
      set: { "components.schemas.contact_expired.properties.code.const": "contact-blocked" },
      at: "components.schemas.contact_expired.properties.code.const",
    },
    "another case": {
      set: { "components.schemas.contact_expired.properties.code.const": "contactBlocked" },
      at: "components.schemas.contact_expired.properties.code.const",
    },
  },
  takes: {
    "a code with a word more": {
      set: { "components.schemas.contact_expired.properties.code.const": "contact_blocked_today" },
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

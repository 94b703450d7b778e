import { testRule } from "../testing/rule-tests.ts";

testRule("error-schema-name", {
  finds: {
    "another name": {
      set: { "components.schemas.contact_blocked.properties.code.const": "contact_muted" },
      at: "components.schemas.contact_blocked",
    },
    "a name that is not the code in PascalCase": {
      set: { "info.title": "Contacts" },
      at: "components.schemas.contact_blocked",
      options: { schemaName: "pascal" },
    },
  },
  takes: {
    "any name, where that is chosen": {
      set: { "components.schemas.contact_blocked.properties.code.const": "contact_muted" },
      options: { schemaName: "any" },
    },
    "the code in PascalCase": {
      set: {
        "components.schemas.contact_blocked": {},
        "components.schemas.contact_expired": {},
        "components.schemas.limit_reached": {},
        "components.schemas.ContactMutedError": {
          properties: { code: { const: "contact_muted" }, status: { const: 403 } },
        },
      },
      options: { schemaName: "pascal" },
    },
    "a camelCase code in PascalCase": {
      set: {
        "components.schemas.contact_blocked": {},
        "components.schemas.contact_expired": {},
        "components.schemas.limit_reached": {},
        "components.schemas.ContactMutedError": {
          properties: { code: { const: "contactMuted" }, status: { const: 403 } },
        },
      },
      options: { schemaName: "pascal", casing: "camel" },
    },
  },
  besides: ["error-code-known", "error-example-listed", "error-mapping", "example-valid"],
});

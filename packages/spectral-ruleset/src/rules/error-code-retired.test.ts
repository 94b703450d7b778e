import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-retired", {
  finds: {
    "a code that another error had": {
      set: { "components.schemas.contact_expired.x-error.renamedFrom": ["contact_blocked"] },
      at: "components.schemas.contact_blocked.properties.code.const",
    },
    "a code that is retired": {
      set: { "info.x-retired-codes": ["contact_blocked"] },
      at: "components.schemas.contact_blocked.properties.code.const",
    },
    "a code that is reserved": {
      set: { "info.title": "Contacts" },
      at: "components.schemas.contact_blocked.properties.code.const",
      options: { reserved: ["contact_blocked"] },
    },
  },
  takes: {
    "a former name that nobody has": {
      set: { "components.schemas.contact_expired.x-error.renamedFrom": ["contact_old"] },
    },
  },
});

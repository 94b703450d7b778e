import { testRule } from "../testing/rule-tests.ts";

testRule("error-documented", {
  finds: {
    "no title": {
      set: { "components.schemas.contact_blocked.title": undefined },
      at: "components.schemas.contact_blocked",
    },
    "one word for a description": {
      set: { "components.schemas.contact_blocked.description": "blocked" },
      at: "components.schemas.contact_blocked",
    },
    "a description that is no sentence": {
      set: { "components.schemas.contact_blocked.description": "the contact has blocked the number" },
      at: "components.schemas.contact_blocked",
    },
    "no extension": {
      set: { "components.schemas.contact_blocked.x-error": undefined },
      at: "components.schemas.contact_blocked",
    },
  },
  takes: {
    "no extension, where none is needed": {
      set: { "components.schemas.contact_blocked.x-error": undefined },
      options: { extensionSchema: false },
    },
  },
});

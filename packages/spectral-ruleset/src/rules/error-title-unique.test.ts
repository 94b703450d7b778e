import { testRule } from "../testing/rule-tests.ts";

testRule("error-title-unique", {
  finds: {
    "one title twice": {
      set: { "components.schemas.contact_expired.title": "The contact has blocked this number" },
      at: "components.schemas.contact_expired.title",
    },
    "one that differs in case": {
      set: { "components.schemas.contact_expired.title": "The Contact has Blocked this Number" },
      at: "components.schemas.contact_expired.title",
    },
  },
});

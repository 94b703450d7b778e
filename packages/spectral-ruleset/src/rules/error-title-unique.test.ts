import { testRule } from "../testing/rule-tests.ts";

const schema = { title: "Any error", type: "object", properties: { code: { type: "string" } } };
const written = { description: "It fails.", content: { "application/json": { schema } } };

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
  takes: {
    "one title in two places, where a schema for many errors is written again": {
      set: { "paths./messages.post.responses.410": written, "paths./messages.post.responses.423": written },
    },
    "the title of a part of two errors": {
      set: {
        "components.schemas.contact_blocked.properties.message.title": "Text",
        "components.schemas.contact_expired.properties.message.title": "Text",
      },
    },
  },
});

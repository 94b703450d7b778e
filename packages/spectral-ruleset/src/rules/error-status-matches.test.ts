import { testRule } from "../testing/rule-tests.ts";

testRule("error-status-matches", {
  finds: {
    "another status than every response's": {
      set: { "components.schemas.contact_blocked.properties.status.const": 404 },
      at: "components.schemas.contact_blocked.properties.status.const",
    },
    "a response under another status than its errors'": {
      set: { "paths./messages.post.responses.409": { $ref: "#/components/responses/NotFound" } },
      at: "paths./messages.post.responses.409",
    },
    "a range that the status is not in": {
      set: { "paths./messages.post.responses.5XX": { $ref: "#/components/responses/Forbidden" } },
      at: "paths./messages.post.responses.5XX",
    },
    "one code under two statuses, where bodies repeat none": {
      set: { "paths./messages.post.responses.409": { $ref: "#/components/responses/Forbidden" } },
      at: "components.schemas.contact_blocked",
      options: { status: false },
    },
  },
  takes: {
    "a range that the status is in": {
      set: {
        "paths./messages.post.responses.4XX": { $ref: "#/components/responses/Forbidden" },
        "paths./messages.post.responses.403": undefined,
      },
    },
    "`default`": {
      set: {
        "paths./messages.post.responses.default": { $ref: "#/components/responses/Forbidden" },
        "paths./messages.post.responses.403": undefined,
      },
    },
  },
});

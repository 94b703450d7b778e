import { testRule } from "../testing/rule-tests.ts";

testRule("operation-status-known", {
  finds: {
    "a status that is not registered": {
      set: { "paths./messages.post.responses.498": { $ref: "#/components/responses/BadRequest" } },
      at: "paths./messages.post.responses.498",
    },
  },
  takes: {
    "a range": {
      set: { "paths./messages.post.responses.4XX": { $ref: "#/components/responses/BadRequest" } },
    },
  },
  besides: ["error-status-matches"],
});

import { testRule } from "../testing/rule-tests.ts";

testRule("operation-default", {
  finds: {
    "`default` beside errors": {
      set: { "paths./messages.post.responses.default": { $ref: "#/components/responses/BadRequest" } },
      at: "paths./messages.post.responses.default",
    },
    "`default` beside a range": {
      set: {
        "paths./health.get.responses.4XX": { $ref: "#/components/responses/BadRequest" },
        "paths./health.get.responses.default": { $ref: "#/components/responses/BadRequest" },
      },
      at: "paths./health.get.responses.default",
    },
  },
  takes: {
    "`default` beside success alone": {
      set: { "paths./health.get.responses.default": { $ref: "#/components/responses/BadRequest" } },
    },
  },
});

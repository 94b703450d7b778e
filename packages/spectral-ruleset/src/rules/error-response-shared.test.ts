import { testRule } from "../testing/rule-tests.ts";

testRule("error-response-shared", {
  finds: {
    "a response that is written in place": {
      set: { "paths./contacts/{contactId}.get.responses.404": { description: "No.", content: {} } },
      at: "paths./contacts/{contactId}.get.responses.404",
    },
  },
  besides: ["component-unused"],
});

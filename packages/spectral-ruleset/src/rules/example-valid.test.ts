import { testRule } from "../testing/rule-tests.ts";

testRule("example-valid", {
  finds: {
    "a number in quotes": {
      set: { "components.schemas.limit_reached.examples.0.limit": "35" },
      at: "components.schemas.limit_reached.examples.0.limit",
    },
    "a member that is missing": {
      set: { "components.schemas.limit_reached.examples.0.limit": undefined },
      at: "components.schemas.limit_reached.examples.0",
    },
    "an example of a response": {
      set: {
        "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.status": 404,
      },
      at: "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.status",
    },
    "an example of a request": {
      set: {
        "paths./messages.post.requestBody.content.application/json.schema.properties": {
          text: { type: "integer" },
        },
      },
      at: "paths./messages.post.requestBody.content.application/json.schema.example.text",
    },
    "a default of a parameter": {
      set: { "components.parameters.ContactId.schema.default": 5 },
      at: "components.parameters.ContactId.schema.default",
    },
    "an example of a header": {
      set: { "components.headers.RetryAfter.schema.example": "soon" },
      at: "components.headers.RetryAfter.schema.example",
    },
  },
});

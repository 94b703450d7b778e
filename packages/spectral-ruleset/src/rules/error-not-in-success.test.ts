import { testRule } from "../testing/rule-tests.ts";

testRule("error-not-in-success", {
  takes: {
    "an error as the body of a redirect": {
      set: {
        "paths./contacts/{contactId}.get.responses.301": {
          description: "It is elsewhere.",
          content: { "application/json": { schema: { $ref: "#/components/schemas/NotFoundError" } } },
        },
      },
    },
  },
  finds: {
    "an error as a result": {
      set: {
        "paths./contacts/{contactId}.get.responses.200.content.application/json.schema": {
          $ref: "#/components/schemas/NotFoundError",
        },
      },
      at: "paths./contacts/{contactId}.get.responses.200.content.application/json.schema",
    },
    "an error among results": {
      set: {
        "paths./contacts/{contactId}.get.responses.200.content.application/json.schema": {
          anyOf: [{ $ref: "#/components/schemas/Contact" }, { $ref: "#/components/schemas/NotFoundError" }],
        },
      },
      at: "paths./contacts/{contactId}.get.responses.200.content.application/json.schema",
    },
    "an error in a list of results": {
      set: {
        "paths./contacts/{contactId}.get.responses.200.content.application/json.schema": {
          type: "array",
          items: { $ref: "#/components/schemas/NotFoundError" },
        },
      },
      at: "paths./contacts/{contactId}.get.responses.200.content.application/json.schema",
    },
  },
});

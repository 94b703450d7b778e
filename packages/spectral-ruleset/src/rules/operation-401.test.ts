import { testRule } from "../testing/rule-tests.ts";

testRule("operation-401", {
  finds: {
    "an operation without it, secured by the document": {
      set: { "paths./contacts/{contactId}.get.responses.401": undefined },
      at: "paths./contacts/{contactId}.get.responses",
    },
    "an operation without it, secured by itself": {
      set: { "paths./health.get.security": [{ bearerAuth: [] }] },
      at: "paths./health.get.responses",
    },
    "an operation with it that anyone may call": {
      set: { "paths./contacts/{contactId}.get.security": [] },
      at: "paths./contacts/{contactId}.get.responses.401",
    },
    "an operation with it in a document without security": {
      set: { security: undefined },
      at: "paths./contacts/{contactId}.get.responses.401",
    },
    "an operation with it that needs no authentication": {
      set: { "paths./contacts/{contactId}.get.security": [{}] },
      at: "paths./contacts/{contactId}.get.responses.401",
    },
  },
  takes: {
    "optional security, with it": {
      set: { "paths./contacts/{contactId}.get.security": [{}, { bearerAuth: [] }] },
    },
    "optional security, without it": {
      set: {
        "paths./contacts/{contactId}.get.security": [{}, { bearerAuth: [] }],
        "paths./contacts/{contactId}.get.responses.401": undefined,
      },
    },
    "a range": {
      set: {
        "paths./contacts/{contactId}.get.responses.401": undefined,
        "paths./contacts/{contactId}.get.responses.4XX": { $ref: "#/components/responses/Unauthorized" },
      },
    },
    "a document that says nothing of security": {
      set: { security: undefined, "components.securitySchemes": undefined },
    },
    "a webhook, which the API does not answer": {
      set: { webhooks: { sent: { post: { responses: { 200: { description: "Heard." } } } } } },
    },
  },
});

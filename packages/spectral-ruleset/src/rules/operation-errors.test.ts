import { testRule } from "../testing/rule-tests.ts";

testRule("operation-errors", {
  finds: {
    "a body without 400": {
      set: { "paths./messages.post.responses.400": undefined },
      at: "paths./messages.post.responses",
    },
    "a send without 429": {
      set: { "paths./messages.post.responses.429": undefined },
      at: "paths./messages.post.responses",
    },
    "a send without 503": {
      set: { "paths./messages.post.responses.503": undefined },
      at: "paths./messages.post.responses",
    },
    "an id in the path without 404": {
      set: { "paths./contacts/{contactId}.get.responses.404": undefined },
      at: "paths./contacts/{contactId}.get.responses",
    },
    "an operation of OpenAPI 3.2 by another method": {
      set: {
        "paths./contacts/{contactId}.additionalOperations": {
          PURGE: { responses: { 401: { $ref: "#/components/responses/Unauthorized" } } },
        },
      },
      at: "paths./contacts/{contactId}.additionalOperations.PURGE.responses",
    },
    "a reason for what is listed": {
      set: { "paths./contacts/{contactId}.get.x-unlisted-errors": { 404: "It is listed." } },
      at: "paths./contacts/{contactId}.get.x-unlisted-errors.404",
    },
    "what a function asks for": {
      set: { "info.title": "Contacts" },
      at: "paths./health.get.responses",
      options: {
        requirements: [{ when: ({ url }) => url === "/health", anyOf: ["503"], because: "it can be down" }],
      },
    },
  },
  takes: {
    "a reason why it never happens": {
      set: {
        "paths./contacts/{contactId}.get.responses.404": undefined,
        "paths./contacts/{contactId}.get.x-unlisted-errors": { 404: "Everybody has one." },
      },
    },
    "422 for a body": {
      set: {
        "paths./messages.post.responses.400": undefined,
        "paths./messages.post.responses.422": { $ref: "#/components/responses/BadRequest" },
      },
    },
    "a range": {
      set: {
        "paths./contacts/{contactId}.get.responses.404": undefined,
        "paths./contacts/{contactId}.get.responses.4XX": { $ref: "#/components/responses/NotFound" },
      },
    },
    "nothing, where nothing is required": {
      set: { "paths./messages.post.responses.400": undefined },
      options: { requirements: [] },
    },
  },
  besides: ["component-unused", "error-reachable"],
});

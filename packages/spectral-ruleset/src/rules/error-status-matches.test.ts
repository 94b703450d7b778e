import { testRule } from "../testing/rule-tests.ts";

/** A response of errors whose code and status are open, with an example. */
function open(key: string, status: number): object {
  const schema = {
    type: "object",
    properties: { message: { type: "string" }, status: { type: "integer" }, code: { type: "string" } },
  };
  const example = { error: "ApiError", message: `Shown under ${key}.`, status, code: "contact_blocked" };
  return { description: "It fails.", content: { "application/json": { schema, example } } };
}

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
    "an example with another status, where no schema fixes the status": {
      set: {
        "paths./messages.post.responses.410": open("410", 404),
      },
      at: "paths./messages.post.responses.410.content.application/json.example.status",
    },
  },
  takes: {
    "an example with the status of its response, where no schema fixes the status": {
      set: { "paths./messages.post.responses.410": open("410", 410) },
    },
    "an example with any status under `default`": {
      set: { "paths./messages.post.responses.default": open("default", 404) },
    },
    "codes that the document lists under several statuses on purpose": {
      set: {
        "components.responses.Gone": {
          description: "It is gone.",
          content: {
            "application/json": {
              schema: {
                oneOf: [
                  { $ref: "#/components/schemas/contact_blocked" },
                  { $ref: "#/components/schemas/contact_expired" },
                  { $ref: "#/components/schemas/limit_reached" },
                ],
              },
            },
          },
        },
        "paths./messages.post.responses.410": { $ref: "#/components/responses/Gone" },
      },
      options: { status: false },
    },
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

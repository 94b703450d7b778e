import { testRule } from "../testing/rule-tests.ts";

testRule("error-envelope", {
  finds: {
    "a member that is not required": {
      set: { "components.schemas.contact_blocked.required": ["error", "status", "code"] },
      at: "components.schemas.contact_blocked.required",
    },
    "a member that the envelope requires besides": {
      set: { "components.schemas.ApiError.required": ["request_id"] },
      at: "components.schemas.contact_blocked.required",
    },
    "another type than the envelope's": {
      set: { "components.schemas.contact_blocked.properties.request_id": { type: "integer" } },
      at: "components.schemas.contact_blocked.properties.request_id",
    },
    "a required member that is not described": {
      set: {
        "components.schemas.ApiError.required": ["request_id"],
        "components.schemas.contact_blocked.required": ["error", "message", "status", "code", "request_id"],
      },
      at: "components.schemas.contact_blocked",
    },
    "a constant that is open": {
      set: { "components.schemas.contact_blocked.properties.error": { type: "string" } },
      at: "components.schemas.contact_blocked.properties.error",
    },
    "another constant": {
      set: { "components.schemas.contact_blocked.properties.error.const": "Error" },
      at: "components.schemas.contact_blocked.properties.error.const",
    },
    "a message that is fixed": {
      set: { "components.schemas.contact_blocked.properties.message": { const: "No." } },
      at: "components.schemas.contact_blocked.properties.message",
    },
    "a message that is not described": {
      set: { "components.schemas.contact_blocked.properties.message": undefined },
      at: "components.schemas.contact_blocked",
    },
  },
  takes: {
    "a list of errors, which has nothing in common with one": {
      set: {
        "components.schemas.ApiError.required": ["message"],
        "paths./messages.post.responses.410": {
          description: "It fails.",
          content: {
            "application/json": {
              schema: { properties: { errors: { items: { $ref: "#/components/schemas/contact_blocked" } } } },
            },
          },
        },
      },
      options: { message: false, constants: {}, required: [] },
    },
    "a list of faults where others have their text, if nobody asked for a text": {
      set: { "components.schemas.contact_blocked.properties.message": { type: "array" } },
      options: { required: [] },
    },
    "an envelope by `allOf`": {
      set: {
        "components.schemas.contact_blocked": {
          allOf: [
            { $ref: "#/components/schemas/ApiError" },
            {
              required: ["code"],
              properties: { status: { const: 403 }, code: { const: "contact_blocked" } },
            },
          ],
        },
      },
    },
    "no message and no constant, where the contract has none": {
      set: {
        "components.schemas.ApiError": { required: ["status"], properties: { status: { type: "integer" } } },
        "components.schemas.contact_blocked.properties.message": undefined,
        "components.schemas.contact_blocked.properties.error": undefined,
      },
      options: { message: false, constants: {}, required: [] },
    },
  },
});

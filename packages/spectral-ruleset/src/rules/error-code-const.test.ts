import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-const", {
  finds: {
    "an open code": {
      set: { "components.schemas.contact_blocked.properties.code": { type: "string" } },
      at: "components.schemas.contact_blocked.properties.code",
    },
    "several codes in one schema": {
      set: {
        "components.schemas.contact_blocked.properties.code": { enum: ["contact_blocked", "contact_muted"] },
      },
      at: "components.schemas.contact_blocked.properties.code",
    },
    "a code that is neither a string nor an integer": {
      set: { "components.schemas.contact_blocked.properties.code": { const: true } },
      at: "components.schemas.contact_blocked.properties.code.const",
    },
    "a code that is not required": {
      set: { "components.schemas.contact_blocked.required": ["error", "message", "status"] },
      at: "components.schemas.contact_blocked",
    },
    "an open code in an error without one": {
      set: { "components.schemas.NotFoundError.properties.code": { type: "string" } },
      at: "components.schemas.NotFoundError.properties.code",
    },
    "the envelope among the errors of a union": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.1": {
          $ref: "#/components/schemas/ApiError",
        },
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.1",
    },
    "the envelope alone under a status": {
      set: {
        "components.responses.NotFound.content.application/json.schema": {
          $ref: "#/components/schemas/ApiError",
        },
      },
      at: "components.responses.NotFound.content.application/json.schema",
    },
  },
  takes: {
    "the envelope under `default` alone": {
      set: {
        "paths./contacts/{contactId}.get.responses": { default: { $ref: "#/components/responses/NotFound" } },
        "components.responses.NotFound.content.application/json.schema": {
          $ref: "#/components/schemas/ApiError",
        },
      },
    },
    "an enum of one, as OpenAPI 3.0 writes it": {
      set: {
        "components.schemas.contact_blocked.properties.code": { type: "string", enum: ["contact_blocked"] },
      },
    },
    "`not: { required: [code] }`, as OpenAPI 3.0 forbids a member": {
      set: {
        "components.schemas.NotFoundError.properties.code": { type: "string" },
        "components.schemas.NotFoundError.not": { required: ["code"] },
      },
    },
  },
});

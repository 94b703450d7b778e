import { testRule } from "../testing/rule-tests.ts";

testRule("error-overlap", {
  finds: {
    "an error without a code that takes one": {
      set: { "components.schemas.ForbiddenError.properties.code": undefined },
      at: "components.responses.Forbidden.content.application/json.schema",
    },
    "two errors with one code": {
      set: { "components.schemas.contact_expired.properties.code.const": "contact_blocked" },
      at: "components.responses.Forbidden.content.application/json.schema",
    },
    "an error that is listed twice": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.2": {
          $ref: "#/components/schemas/ForbiddenError",
        },
      },
      at: "components.responses.Forbidden.content.application/json.schema",
    },
    "two codes that nobody has to send": {
      set: {
        "components.schemas.contact_blocked.required": ["error"],
        "components.schemas.contact_expired.required": ["error"],
      },
      at: "components.responses.Forbidden.content.application/json.schema",
    },
    "variants that one body fits": {
      set: {
        "components.schemas.limit_reached.oneOf.0.properties.sender_number": undefined,
        "components.schemas.limit_reached.oneOf.0.properties.mode": { type: "string" },
      },
      at: "components.schemas.limit_reached.oneOf.1",
    },
  },
  takes: {
    "`not: { required: [code] }`, as OpenAPI 3.0 forbids a member": {
      set: {
        "components.schemas.ForbiddenError.properties.code": undefined,
        "components.schemas.ForbiddenError.not": { required: ["code"] },
      },
    },
    "members of another type": {
      set: { "components.schemas.ForbiddenError.properties.code": { type: "integer" } },
    },
    "variants under `anyOf`, which says that a body may fit several": {
      set: {
        "components.schemas.limit_reached.anyOf": [{ required: ["limit"] }, { required: ["current"] }],
        "components.schemas.limit_reached.oneOf": undefined,
      },
    },
  },
  besides: ["example-valid"],
});

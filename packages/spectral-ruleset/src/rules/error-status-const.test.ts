import { testRule } from "../testing/rule-tests.ts";

testRule("error-status-const", {
  finds: {
    "an open status": {
      set: { "components.schemas.contact_blocked.properties.status": { type: "integer" } },
      at: "components.schemas.contact_blocked.properties.status",
    },
    "a status of success": {
      set: { "components.schemas.contact_blocked.properties.status.const": 200 },
      at: "components.schemas.contact_blocked.properties.status.const",
    },
    "a status in quotes": {
      set: { "components.schemas.contact_blocked.properties.status.const": "403" },
      at: "components.schemas.contact_blocked.properties.status.const",
    },
    "no status": {
      set: { "components.schemas.contact_blocked.properties.status": undefined },
      at: "components.schemas.contact_blocked",
    },
    "a status that only the envelope describes, at the error": {
      set: {
        "components.schemas.contact_blocked.allOf": [{ $ref: "#/components/schemas/ApiError" }],
        "components.schemas.contact_blocked.properties.status": undefined,
      },
      at: "components.schemas.contact_blocked",
    },
  },
  takes: {
    "a status in quotes, in a style that has no standard": {
      set: { "components.schemas.contact_blocked.properties.status.const": "403" },
      options: { preset: "enum-envelope", status: "/status" },
    },
    "no status, where bodies repeat none": {
      set: { "components.schemas.contact_blocked.properties.status": undefined },
      options: { status: false },
    },
  },
});

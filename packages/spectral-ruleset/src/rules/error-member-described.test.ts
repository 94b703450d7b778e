import { testRule } from "../testing/rule-tests.ts";

testRule("error-member-described", {
  finds: {
    "no description": {
      set: { "components.schemas.limit_reached.properties.limit.description": undefined },
      at: "components.schemas.limit_reached.properties.limit",
    },
    "no type": {
      set: { "components.schemas.limit_reached.properties.limit.type": undefined },
      at: "components.schemas.limit_reached.properties.limit",
    },
    "no format of what has one": {
      set: { "components.schemas.limit_reached.oneOf.1.properties.sender_number.pattern": undefined },
      at: "components.schemas.limit_reached.oneOf.1.properties.sender_number",
    },
    "no unit of a span of time": {
      set: {
        "components.schemas.limit_reached.properties.retry_delay": {
          type: "integer",
          description: "How long to wait then.",
        },
      },
      at: "components.schemas.limit_reached.properties.retry_delay",
    },
    "a member of a member": {
      set: {
        "components.schemas.contact_blocked.properties.details": {
          type: "object",
          description: "More of it all.",
          properties: { plan: { type: "string" } },
        },
      },
      at: "components.schemas.contact_blocked.properties.details.properties.plan",
    },
  },
  takes: {
    "a description beside a reference": {
      set: {
        "components.schemas.contact_blocked.properties.name": {
          $ref: "#/components/schemas/Contact/properties/name",
          description: "Who was written to.",
        },
      },
    },
    "a schema that refers to itself": {
      set: {
        "components.schemas.contact_blocked.properties.parent": {
          type: "object",
          description: "What was there before.",
          properties: { parent: { $ref: "#/components/schemas/contact_blocked/properties/parent" } },
        },
      },
    },
  },
});

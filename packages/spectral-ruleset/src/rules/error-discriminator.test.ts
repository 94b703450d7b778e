import { testRule } from "../testing/rule-tests.ts";

testRule("error-discriminator", {
  finds: {
    "a union of coded errors without one": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator": undefined,
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0",
    },
    "one on another member": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.propertyName":
          "error",
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.propertyName",
    },
    "one without a member": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.propertyName":
          undefined,
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator.propertyName",
    },
    "one over `anyOf`": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.anyOf": [
          { $ref: "#/components/schemas/contact_blocked" },
          { $ref: "#/components/schemas/contact_expired" },
        ],
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf": undefined,
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.anyOf",
    },
  },
  takes: {
    "a union that constants distinguish, if that is the style": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.discriminator": undefined,
      },
      options: { style: "const" },
    },
  },
});

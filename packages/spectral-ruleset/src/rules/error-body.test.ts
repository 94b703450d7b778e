import { testRule } from "../testing/rule-tests.ts";

testRule("error-body", {
  finds: {
    "no content": {
      set: { "components.responses.NotFound.content": undefined },
      at: "components.responses.NotFound",
    },
    "content without a schema": {
      set: { "components.responses.NotFound.content.application/json.schema": undefined },
      at: "components.responses.NotFound.content.application/json",
    },
    "a schema that is written in place": {
      set: { "components.responses.NotFound.content.application/json.schema": { type: "object" } },
      at: "components.responses.NotFound.content.application/json.schema",
    },
    "one that is written in place among references": {
      set: {
        "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0": { type: "object" },
      },
      at: "components.responses.Forbidden.content.application/json.schema.oneOf.0.oneOf.0",
    },
    "an empty choice": {
      set: { "components.responses.Forbidden.content.application/json.schema": { oneOf: [] } },
      at: "components.responses.Forbidden.content.application/json.schema",
    },
  },
  takes: {
    "no content where HEAD is answered": {
      set: { "paths./health.head": { security: [], responses: { 404: { description: "It is down." } } } },
    },
    "a choice that is a component of its own": {
      set: {
        "components.schemas.Refused": { oneOf: [{ $ref: "#/components/schemas/ForbiddenError" }] },
        "components.responses.Forbidden.content.application/json.schema": {
          $ref: "#/components/schemas/Refused",
        },
      },
    },
  },
  besides: ["component-unused", "error-reachable"],
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-reachable", {
  finds: {
    "an error that no response lists": {
      set: {
        "components.schemas.contact_gone_now": {
          properties: { code: { const: "contact_gone_now" }, status: { const: 410 } },
        },
      },
      at: "components.schemas.contact_gone_now",
    },
    "one that says so by `allOf` and `enum`": {
      set: {
        "components.schemas.contact_gone_now": {
          allOf: [
            { $ref: "#/components/schemas/ApiError" },
            { properties: { code: { enum: ["contact_gone_now"] }, status: { enum: [410] } } },
          ],
        },
      },
      at: "components.schemas.contact_gone_now",
    },
    "one in a response that no operation has": {
      set: { "paths./messages.post.responses.429": undefined },
      at: "components.schemas.limit_reached",
    },
  },
  takes: {
    "a result that has a code": {
      set: { "components.schemas.Contact.properties": { code: { const: "ok" }, status: { const: 200 } } },
    },
  },
  besides: ["component-unused", "example-valid"],
});

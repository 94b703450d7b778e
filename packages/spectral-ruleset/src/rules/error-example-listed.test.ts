import { testRule } from "../testing/rule-tests.ts";

testRule("error-example-listed", {
  finds: {
    "no example of an error": {
      set: { "components.responses.Forbidden.content.application/json.examples.contact_blocked": undefined },
      at: "components.responses.Forbidden.content.application/json",
    },
    "no example at all": {
      set: { "components.responses.Forbidden.content.application/json.examples": undefined },
      at: "components.responses.Forbidden.content.application/json",
    },
    "an example of one variant only": {
      set: { "components.responses.TooManyRequests.content.application/json.examples.per_number": undefined },
      at: "components.responses.TooManyRequests.content.application/json",
    },
    "two examples of one variant": {
      set: {
        "components.responses.TooManyRequests.content.application/json.examples.per_number.value": {
          error: "ApiError",
          message: "No.",
          status: 429,
          code: "limit_reached",
          limit: 1,
          current: 1,
          mode: "total",
        },
      },
      at: "components.responses.TooManyRequests.content.application/json",
    },
  },
  takes: {
    "examples that are referred to": {
      set: {
        "components.examples": {
          blocked: { value: { error: "ApiError", message: "No.", status: 403, code: "contact_blocked" } },
        },
        "components.responses.Forbidden.content.application/json.examples.contact_blocked": {
          $ref: "#/components/examples/blocked",
        },
      },
    },
    "`dataValue`, as OpenAPI 3.2 writes it": {
      set: {
        "components.responses.Forbidden.content.application/json.examples.contact_blocked": {
          dataValue: { error: "ApiError", message: "No.", status: 403, code: "contact_blocked" },
        },
      },
    },
  },
});

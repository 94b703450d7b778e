import { testRule } from "../testing/rule-tests.ts";

testRule("retry-after-declared", {
  finds: {
    "no header beside an error that is retried by it": {
      set: { "components.responses.TooManyRequests.headers": undefined },
      at: "components.responses.TooManyRequests",
    },
    "a header that no error is retried by": {
      set: {
        "components.responses.NotFound.headers": {
          "Retry-After": { $ref: "#/components/headers/RetryAfter" },
        },
      },
      at: "components.responses.NotFound.headers",
    },
    "a header beside a quota, which nobody knows the end of": {
      set: { "components.schemas.TooManyRequestsError.x-error.retry": "quota" },
      at: "components.responses.TooManyRequests.headers",
    },
  },
  takes: {
    "a header in another case": {
      set: {
        "components.responses.TooManyRequests.headers": {
          "retry-after": { $ref: "#/components/headers/RetryAfter" },
        },
      },
    },
    "a header without a stated purpose": {
      set: {
        "components.schemas.TooManyRequestsError.x-error": undefined,
        "components.schemas.limit_reached.x-error": undefined,
      },
      options: { extensionSchema: false },
    },
  },
  besides: ["component-unused"],
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-media-type", {
  finds: {
    "a second media type": {
      set: {
        "components.responses.NotFound.content.text/plain": {
          schema: { $ref: "#/components/schemas/NotFoundError" },
        },
      },
      at: "components.responses.NotFound.content",
    },
    "one that is not JSON": {
      set: {
        "components.responses.NotFound.content": {
          "text/html": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
      },
      at: "components.responses.NotFound.content.text/html",
    },
    "another one than all others have": {
      set: {
        "components.responses.NotFound.content": {
          "application/problem+json": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
      },
      at: "components.responses.NotFound.content.application/problem+json",
    },
  },
  takes: {
    "one with a parameter, everywhere": {
      set: {
        "components.responses.NotFound.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
        "components.responses.Unauthorized.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
        "components.responses.BadRequest.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
        "components.responses.Forbidden.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
        "components.responses.TooManyRequests.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
        "components.responses.ServiceUnavailable.content": {
          "application/json; charset=utf-8": { schema: { $ref: "#/components/schemas/NotFoundError" } },
        },
      },
    },
  },
});

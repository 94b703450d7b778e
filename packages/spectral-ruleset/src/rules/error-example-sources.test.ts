import { testRule } from "../testing/rule-tests.ts";

testRule("error-example-sources", {
  finds: {
    "one source for two examples": {
      set: { "components.schemas.limit_reached.x-error.exampleSources": ["project"] },
      at: "components.schemas.limit_reached.x-error.exampleSources",
    },
    "two sources for one example": {
      set: { "components.schemas.limit_reached.examples.1": undefined },
      at: "components.schemas.limit_reached.x-error.exampleSources",
    },
  },
  takes: {
    "no sources, which the extension's schema judges": {
      set: { "components.schemas.limit_reached.x-error.exampleSources": undefined },
    },
  },
});

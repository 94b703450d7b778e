import { testRule } from "../testing/rule-tests.ts";

testRule("error-example-message", {
  finds: {
    "a limit that the message does not know": {
      set: { "components.schemas.limit_reached.examples.0.limit": 36 },
      at: "components.schemas.limit_reached.examples.0",
    },
    "members that the message does not know": {
      set: {
        "components.schemas.limit_reached.examples.0.limit": 36,
        "components.schemas.limit_reached.examples.0.current": 36,
      },
      at: "components.schemas.limit_reached.examples.0",
    },
    "a number of the message that no member has": {
      set: { "components.schemas.limit_reached.examples.0.message": "34 contacts reached." },
      at: "components.schemas.limit_reached.examples.0",
    },
    "one with a separator": {
      set: { "components.schemas.limit_reached.examples.0.message": "1,000 of 35 contacts reached." },
      at: "components.schemas.limit_reached.examples.0",
    },
    "one in an example of a response": {
      set: { "components.responses.TooManyRequests.content.application/json.examples.total.value.limit": 36 },
      at: "components.responses.TooManyRequests.content.application/json.examples.total.value",
    },
  },
  takes: {
    "spans of time and shares": {
      set: {
        "components.schemas.limit_reached.examples.0.message":
          "All 35 of 35 in the last 24 hours, which is 100 %.",
      },
    },
    "the status": {
      set: {
        "components.schemas.limit_reached.examples.0.message": "Error 429: the limit of 35 is reached.",
      },
    },
    "a separator": {
      set: {
        "components.schemas.limit_reached.examples.0.message": "1,000 of 1,000 reached.",
        "components.schemas.limit_reached.examples.0.limit": 1000,
        "components.schemas.limit_reached.examples.0.current": 1000,
      },
    },
    "a number of something else": {
      set: { "components.schemas.limit_reached.examples.0.message": "By step 2, 35 of 35 are reached." },
    },
    "a number inside a name": {
      set: {
        "components.schemas.limit_reached.examples.0.message": "The plan Pro 20 allows 35.",
        "components.schemas.limit_reached.examples.0.plan": "Pro 20",
      },
    },
    "a message without numbers": {
      set: { "components.schemas.limit_reached.examples.0.message": "The limit is reached." },
    },
  },
});

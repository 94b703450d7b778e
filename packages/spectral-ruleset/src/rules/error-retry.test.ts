import { testRule } from "../testing/rule-tests.ts";

const retry = (name: string) => `components.schemas.${name}.x-error.retry`;

testRule("error-retry", {
  finds: {
    "a request that is wrong, and is sent again": {
      set: { [retry("BadRequestError")]: "backoff" },
      at: retry("BadRequestError"),
    },
    "a quota that is retried with growing delays": {
      set: { [retry("limit_reached")]: "backoff" },
      at: retry("limit_reached"),
    },
    "an outage that is given up": {
      set: { [retry("ServiceUnavailableError")]: "never" },
      at: retry("ServiceUnavailableError"),
    },
    "an outage that is taken for a quota": {
      set: { [retry("ServiceUnavailableError")]: "quota" },
      at: retry("ServiceUnavailableError"),
    },
  },
  takes: {
    "a quota that answers 403": { set: { [retry("ForbiddenError")]: "quota" } },
    "a word that the extension's schema judges": { set: { [retry("NotFoundError")]: "sometimes" } },
  },
});

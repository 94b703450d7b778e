import { testRule } from "../testing/rule-tests.ts";

const actor = (name: string) => `components.schemas.${name}.x-error.actor`;

testRule("error-actor", {
  finds: {
    "an outage that the caller must end": {
      set: { [actor("ServiceUnavailableError")]: "caller" },
      at: actor("ServiceUnavailableError"),
    },
    "an outage that the contact must end": {
      set: { [actor("ServiceUnavailableError")]: "end-user" },
      at: actor("ServiceUnavailableError"),
    },
    "a malformed request that is the operator's": {
      set: { [actor("BadRequestError")]: "operator" },
      at: actor("BadRequestError"),
    },
  },
  takes: {
    "a refusal that only the contact can lift": { set: { [actor("contact_blocked")]: "end-user" } },
    "a quota that the operator can raise": { set: { [actor("limit_reached")]: "operator" } },
    "a word that the extension's schema judges": { set: { [actor("BadRequestError")]: "nobody" } },
  },
  besides: [],
});

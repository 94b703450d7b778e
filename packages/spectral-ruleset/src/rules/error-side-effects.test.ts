import { testRule } from "../testing/rule-tests.ts";

const effects = (name: string) => `components.schemas.${name}.x-error.sideEffects`;
const status = (name: string) => `components.schemas.${name}.properties.status.const`;

testRule("error-side-effects", {
  finds: {
    "a refused request that may have been carried out": {
      set: { [effects("contact_blocked")]: "unknown" },
      at: effects("contact_blocked"),
    },
    "a quota that carries out a part": {
      set: { [effects("limit_reached")]: "partial" },
      at: effects("limit_reached"),
    },
    "a timeout that claims that nothing happened": {
      set: { [status("ServiceUnavailableError")]: 504, [effects("ServiceUnavailableError")]: "none" },
      at: effects("ServiceUnavailableError"),
    },
  },
  takes: {
    "an API that is down": { set: { [effects("ServiceUnavailableError")]: "none" } },
    "a word that the extension's schema judges": { set: { [effects("contact_blocked")]: "some" } },
  },
});

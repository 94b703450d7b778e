import { testRule } from "../testing/rule-tests.ts";

const member = (name: string) => `components.schemas.${name}.properties.since`;
const typed = (type: string | readonly string[]) => ({
  type,
  description: "The time from which on it holds.",
});

testRule("error-member-consistent", {
  finds: {
    "a string in one error and an integer in another": {
      set: { [member("contact_blocked")]: typed("string"), [member("contact_expired")]: typed("integer") },
      at: member("contact_expired"),
    },
    "the one that most errors contradict": {
      set: {
        [member("contact_blocked")]: typed("string"),
        [member("contact_expired")]: typed("integer"),
        [member("limit_reached")]: typed("integer"),
      },
      at: member("contact_blocked"),
    },
  },
  takes: {
    "one that is null in one of them": {
      set: {
        [member("contact_blocked")]: typed("string"),
        [member("contact_expired")]: typed(["string", "null"]),
      },
    },
  },
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-deprecated", {
  finds: {
    "a successor in the extension that is not defined": {
      set: {
        "components.schemas.contact_blocked.deprecated": true,
        "components.schemas.contact_blocked.x-error.successor": "contact_muted",
      },
      at: "components.schemas.contact_blocked.x-error.successor",
    },
    "an error that is its own successor": {
      set: {
        "components.schemas.contact_blocked.deprecated": true,
        "components.schemas.contact_blocked.x-error.successor": "contact_blocked",
      },
      at: "components.schemas.contact_blocked.x-error.successor",
    },
    "a deprecated error that names no successor": {
      set: { "components.schemas.contact_blocked.deprecated": true },
      at: "components.schemas.contact_blocked.deprecated",
    },
    "one that names a code which is not defined": {
      set: {
        "components.schemas.contact_blocked.deprecated": true,
        "components.schemas.contact_blocked.description": "It is over. Use `contact_muted` from now on.",
      },
      at: "components.schemas.contact_blocked.deprecated",
    },
  },
  takes: {
    "one whose extension names its successor": {
      set: {
        "components.schemas.contact_blocked.deprecated": true,
        "components.schemas.contact_blocked.x-error.successor": "contact_expired",
      },
    },
    "one that names its successor": {
      set: {
        "components.schemas.contact_blocked.deprecated": true,
        "components.schemas.contact_blocked.description": "It is over. Use `contact_expired` from now on.",
      },
    },
    "one that is not deprecated": { set: { "components.schemas.contact_blocked.deprecated": false } },
  },
});

import { testRule } from "../testing/rule-tests.ts";

testRule("error-since", {
  finds: {
    "a later major version": {
      set: { "components.schemas.contact_blocked.x-error.since": "2.0.0" },
      at: "components.schemas.contact_blocked.x-error.since",
    },
    "a later patch": {
      set: { "components.schemas.contact_blocked.x-error.since": "1.0.1" },
      at: "components.schemas.contact_blocked.x-error.since",
    },
    "a version of two parts, by its numbers and not its letters": {
      set: { "info.version": "1.9.0", "components.schemas.contact_blocked.x-error.since": "1.10" },
      at: "components.schemas.contact_blocked.x-error.since",
    },
  },
  takes: {
    "an earlier version": { set: { "info.version": "1.10.0" } },
    "a document whose version is a date": { set: { "info.version": "latest" } },
  },
});

import { testRule } from "../testing/rule-tests.ts";

const member = "components.schemas.contact_blocked.properties.until";
const required = "components.schemas.contact_blocked.required";
const all = ["error", "message", "status", "code", "until"];

testRule("error-member-optional", {
  finds: {
    "an optional member that does not say when": {
      set: { [member]: { type: "string", description: "The day of the end." } },
      at: member,
    },
    "a nullable member that does not say when": {
      set: { [member]: { type: ["string", "null"], description: "The day of the end." }, [required]: all },
      at: member,
    },
  },
  takes: {
    "an optional member that says when": {
      set: { [member]: { type: "string", description: "The day of the end. Absent if there is none." } },
    },
    "a required member": {
      set: { [member]: { type: "string", description: "The day of the end." }, [required]: all },
    },
    "a member that a variant forbids or requires": {
      set: { "components.schemas.limit_reached.title": "Limit reached" },
    },
  },
});

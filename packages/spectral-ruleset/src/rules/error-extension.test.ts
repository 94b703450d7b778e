import { testRule } from "../testing/rule-tests.ts";

testRule("error-extension", {
  finds: {
    "a retry class that does not exist": {
      set: { "components.schemas.contact_blocked.x-error.retry": "sometimes" },
      at: "components.schemas.contact_blocked.x-error.retry",
    },
    "no cause": {
      set: { "components.schemas.contact_blocked.x-error.cause": undefined },
      at: "components.schemas.contact_blocked.x-error",
    },
    "no source": {
      set: { "components.schemas.contact_blocked.x-error.source": undefined },
      at: "components.schemas.contact_blocked.x-error",
    },
    "a member that it does not know": {
      set: { "components.schemas.contact_blocked.x-error.stranger": 1 },
      at: "components.schemas.contact_blocked.x-error",
    },
    "no object at all": {
      set: { "components.schemas.contact_blocked.x-error": null },
      at: "components.schemas.contact_blocked.x-error",
    },
    "what another schema refuses": {
      set: { "components.schemas.contact_blocked.x-error": { owner: 5 } },
      at: "components.schemas.contact_blocked.x-error.owner",
      options: { extensionSchema: { properties: { owner: { type: "string" } } } },
    },
  },
  takes: {
    "anything, where the extension is not looked at": {
      set: { "components.schemas.contact_blocked.x-error": { owner: 5 } },
      options: { extensionSchema: false },
    },
    "an extension of another name": {
      set: {
        "components.schemas.contact_blocked.x-mine": { owner: "us" },
        "components.schemas.contact_blocked.x-error": 5,
      },
      options: { extension: "x-mine", extensionSchema: { required: ["owner"] } },
    },
  },
});

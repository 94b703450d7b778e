import { testRule } from "../testing/rule-tests.ts";

const description = "components.schemas.contact_blocked.description";

testRule("error-prose-status", {
  finds: {
    "another status in the description": {
      set: { [description]: "The API answers with a 404 when the contact takes no messages." },
      at: description,
    },
    "one in the extension": {
      set: {
        "components.schemas.contact_blocked.x-error.cause": "The request returns HTTP 429 from then on.",
      },
      at: "components.schemas.contact_blocked.x-error.cause",
    },
  },
  takes: {
    "its own status": { set: { [description]: "The API answers 403 when the contact takes no messages." } },
    "another error's status, spoken of": {
      set: { [description]: "Unlike a 404, it tells that the contact takes no messages." },
    },
    "a number that is no status": {
      set: { [description]: "The API sends 500 messages an hour at the most." },
    },
  },
});

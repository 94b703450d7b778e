import { testRule } from "../testing/rule-tests.ts";

const get = "paths./contacts/{contactId}.get.responses";
const tooMany = { $ref: "#/components/responses/TooManyRequests" };

testRule("operation-error-possible", {
  finds: {
    "a quota under an operation that uses none": { set: { [`${get}.429`]: tooMany }, at: `${get}.429` },
    "codes of a kind that the request has no member for": {
      set: {},
      at: "paths./messages.post.responses.403",
      options: {
        causes: [{ errors: { codes: "^contact_b" }, when: { member: "block" }, because: "it is a block" }],
      },
    },
    "errors that a function chooses": {
      set: {},
      at: "paths./messages.post.responses.403",
      options: {
        causes: [
          {
            errors: ({ code }) => code === "contact_blocked",
            when: { method: "delete" },
            because: "it is a block",
          },
        ],
      },
    },
  },
  takes: {
    "a member of the request, behind a reference": {
      set: {
        "paths./messages.post.requestBody.content.application/json.schema": {
          allOf: [{ properties: { block: { type: "string" } } }],
          example: {},
        },
      },
      options: {
        causes: [{ errors: { codes: "^contact_b" }, when: { member: "block" }, because: "it is a block" }],
      },
    },
    "an operation with the method": {
      set: {},
      options: {
        causes: [{ errors: { codes: "^contact" }, when: { method: "POST" }, because: "it is a block" }],
      },
    },
  },
});

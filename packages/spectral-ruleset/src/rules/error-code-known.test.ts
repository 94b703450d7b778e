import { testRule } from "../testing/rule-tests.ts";

const blocked = "components.schemas.contact_blocked";

testRule("error-code-known", {
  finds: {
    "an unknown code in a description": {
      set: { [`${blocked}.description`]: "See `contact_banned` for the rest." },
      at: `${blocked}.description`,
    },
    "a code by its first two words": {
      set: { [`${blocked}.description`]: "Much like `contact_limit`, it cannot be lifted." },
      at: `${blocked}.description`,
    },
    "a member of another error": {
      set: { [`${blocked}.description`]: "It names the `sender_number` that is blocked." },
      at: `${blocked}.description`,
    },
    "one in the extension": {
      set: { [`${blocked}.x-error.fix`]: "Do as for `contact_banned` here." },
      at: `${blocked}.x-error.fix`,
    },
    "the old name of a code": {
      set: {
        [`${blocked}.x-error.renamedFrom`]: ["contact_banned"],
        [`${blocked}.description`]: "See `contact_banned` for the rest.",
      },
      at: `${blocked}.description`,
    },
    "an unknown code in the example of a body": {
      set: {
        "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.code":
          "contact_banned",
      },
      at: "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.code",
    },
    "one in an example of the error's schema": {
      set: { [`${blocked}.examples.0.code`]: "contact_banned" },
      at: `${blocked}.examples.0.code`,
    },
    "one that only the example of a body shows": {
      set: {
        [`${blocked}.description`]: "See `contact_banned` for the rest.",
        "paths./messages.post.requestBody.content.application/json.schema.example": {
          error: "ApiError",
          message: "Banned.",
          status: 403,
          code: "contact_banned",
        },
      },
      at: `${blocked}.description`,
    },
    "one in camel case": {
      set: {
        [`${blocked}.properties.code.const`]: "contactBlocked",
        [`${blocked}.description`]: "See `contactBanned` for the rest.",
      },
      at: `${blocked}.description`,
      options: { casing: "camel" },
    },
  },
  takes: {
    "a member of its own": {
      set: { "components.schemas.limit_reached.description": "The `sender_number` may send again." },
    },
    "a member of a request": {
      set: {
        "paths./messages.post.requestBody.content.application/json.schema.properties": { reply_to: {} },
        [`${blocked}.description`]: "Leave `reply_to` out, and it is the same.",
      },
    },
    "a member called code of something else": {
      set: {
        "components.schemas.Coupon": {
          type: "object",
          properties: { code: { type: "string" } },
          example: { code: "summer_sale" },
        },
        "components.schemas.Contact.properties.coupon": { $ref: "#/components/schemas/Coupon" },
        [`${blocked}.description`]: "A coupon such as `summer_sale` does not lift it.",
      },
    },
    "a word that is allowed": {
      set: { [`${blocked}.description`]: "The flag `dry_run` does not help." },
      options: { words: ["dry_run"] },
    },
    "a word without backticks, which another rule warns of": {
      set: { [`${blocked}.description`]: "It was called contact_banned before." },
    },
    "the code of something that isn't an error": {
      set: {
        "components.schemas.Contact.properties.code": { type: "string", examples: ["summer_sale_now"] },
        "components.schemas.Contact.example": { code: "summer_sale_now" },
      },
    },
  },
});

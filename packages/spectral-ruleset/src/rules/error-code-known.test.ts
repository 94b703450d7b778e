import { expect, it } from "vitest";
import { errorContract } from "../error-contract.ts";
import { runRuleset } from "../run.ts";
import { testRule } from "../testing/rule-tests.ts";

testRule("error-code-known", {
  finds: {
    "an unknown code in a description": {
      set: { "components.schemas.contact_blocked.description": "See `contact_banned` for the rest." },
      at: "components.schemas.contact_blocked.description",
    },
    "one without backticks": {
      set: { "components.schemas.contact_blocked.description": "It was called contact_banned before." },
      at: "components.schemas.contact_blocked.description",
    },
    "one in the description of an operation": {
      set: { "paths./messages.post.description": "Refused with `limit_is_met` when it is full." },
      at: "paths./messages.post.description",
    },
    "one in the extension": {
      set: { "components.schemas.contact_blocked.x-error.fix": "Do as for `contact_banned` here." },
      at: "components.schemas.contact_blocked.x-error.fix",
    },
    "the former name of a code": {
      set: {
        "components.schemas.contact_blocked.x-error.renamedFrom": ["contact_banned"],
        "components.schemas.contact_blocked.description": "See `contact_banned` for the rest.",
      },
      at: "components.schemas.contact_blocked.description",
    },
    "an unknown code in the example of a body": {
      set: {
        "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.code":
          "contact_banned",
      },
      at: "components.responses.Forbidden.content.application/json.examples.contact_blocked.value.code",
    },
    "one in an example of the member itself": {
      set: { "components.schemas.ApiError.properties.code.examples": ["contact_banned"] },
      at: "components.schemas.ApiError.properties.code.examples.0",
    },
    "one that another casing writes": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "CONTACT_BLOCKED",
        "components.schemas.contact_blocked.description": "See CONTACT_BANNED for the rest.",
      },
      at: "components.schemas.contact_blocked.description",
      options: { casing: "screaming-snake" },
    },
    "one in camel case": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "contactBlocked",
        "components.schemas.contact_blocked.description": "See `contactBanned` for the rest.",
      },
      at: "components.schemas.contact_blocked.description",
      options: { casing: "camel" },
    },
  },
  takes: {
    "the name of a member": {
      set: {
        "components.schemas.limit_reached.description":
          "More than `sender_number` may send, as `limit_reached` says.",
      },
    },
    "a word that begins like no code": {
      set: { "components.schemas.contact_blocked.description": "Set `dry_run` to try it first." },
    },
    "a part of an address": {
      set: {
        "components.schemas.contact_blocked.description":
          "See https://api.test/contact_banned/now for the rest.",
      },
    },
  },
});

it("takes every word of a document whose codes are open", async () => {
  const properties = { code: { type: "string" } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1.0.0", description: "Needs the permission `custom_properties_editor`." },
    paths: {},
    components: { schemas: { Problem: { type: "object", required: ["code"], properties } } },
  };
  const ruleset = errorContract({ envelope: "Problem", required: [], constants: {} });
  const found = (await runRuleset(document, ruleset)).map(({ code }) => code);
  expect(found).not.toContain("error-code-known");
});

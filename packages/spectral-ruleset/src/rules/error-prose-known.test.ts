import { expect, it } from "vitest";
import { placesOf, testRule } from "../testing/rule-tests.ts";

const post = "paths./messages.post.description";

testRule("error-prose-known", {
  finds: {
    "an unknown code in the description of an operation": {
      set: { [post]: "Refused with `contact_banned` when it is full." },
      at: post,
    },
    "one without backticks": { set: { [post]: "Refused with contact_banned when it is full." }, at: post },
    "one without backticks in an error": {
      set: { "components.schemas.contact_blocked.description": "It was called contact_banned before." },
      at: "components.schemas.contact_blocked.description",
    },
    "one that another casing writes": {
      set: {
        "components.schemas.contact_blocked.properties.code.const": "CONTACT_BLOCKED",
        [post]: "See CONTACT_BANNED for the rest.",
      },
      at: post,
      options: { casing: "screaming-snake" },
    },
  },
  takes: {
    "the name of a member": { set: { [post]: "More than `sender_number` may send." } },
    "a word that begins like no code": { set: { [post]: "Set `dry_run` to try it first." } },
    "a word that is allowed": {
      set: { [post]: "Set `contact_later` to try it first." },
      options: { words: ["contact_later"] },
    },
    "the anchor of a link": { set: { [post]: "See [the page](/messages#contact_banned) for the rest." } },
    "a word of another schema, in another project": {
      set: { "components.schemas.Contact.description": "Was `contact_banned` before." },
      options: { house: false },
    },
    "a part of an address": { set: { [post]: "See https://api.test/contact_banned/now for the rest." } },
  },
});

it("takes every word of a document whose codes are open", () => {
  const properties = { code: { type: "string" } };
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1.0.0", description: "Needs the permission `custom_properties_editor`." },
    paths: {},
    components: { schemas: { Problem: { type: "object", required: ["code"], properties } } },
  };
  const found = placesOf(document, { envelope: "Problem", required: [], constants: {} });
  expect(found.filter((one) => one.startsWith("error-prose-known"))).toEqual([]);
});

import type { Mistake } from "./mistake.ts";

const schema = (name: string) => `components/schemas/${name}`;
const quota = schema("outbound_limit_reached");
const cap = schema("new_conversation_limit_reached");
const reply = schema("reply_target_expired");
const inbound = schema("inbound_only_no_prior_inbound");

/** Mistakes in the schema of an error: its code, its status, its envelope and its members. */
export const schemaMistakes: readonly Mistake[] = [
  {
    name: "writes a code in another case",
    set: { [`${reply}/properties/code/const`]: "replyTargetExpired" },
    finds: { rule: "error-code-casing", at: `${reply}/properties/code/const` },
    says: /snake/,
  },
  {
    name: "leaves a code open",
    set: { [`${reply}/properties/code`]: { type: "string" } },
    finds: { rule: "error-code-const", at: `${reply}/properties/code` },
    says: /const/,
  },
  {
    name: "does not require a code",
    set: { [`${reply}/required`]: ["error", "message", "status"] },
    finds: { rule: "error-code-const", at: reply },
    says: /required/,
  },
  {
    name: "copies a file and keeps the code",
    set: { [`${reply}/properties/code/const`]: "reply_target_invalid" },
    finds: { rule: "error-code-unique", at: `${reply}/properties/code/const` },
    says: /reply_target_invalid/,
  },
  {
    name: "mistypes a code, so that the file has another name",
    set: { [`${reply}/properties/code/const`]: "reply_target_expierd" },
    finds: { rule: "error-schema-name", at: reply },
    says: /reply_target_expierd/,
  },
  {
    name: "takes a code in the plural",
    set: { [`${reply}/properties/code/const`]: "reply_targets_invalid" },
    finds: { rule: "error-code-similar", at: `${reply}/properties/code/const` },
  },
  {
    name: "uses a retired code again",
    set: { "info/x-retired-codes": ["reply_target_expired"] },
    finds: { rule: "error-code-retired", at: `${reply}/properties/code/const` },
  },
  {
    name: "renames a published code everywhere, and does not say so",
    set: {},
    finds: undefined,
    unseen: "Nothing in one document says what an earlier one published: `diff` compares the two.",
  },
  {
    name: "leaves the code of an error without one open",
    set: { [`${schema("NotFoundError")}/properties/code`]: { type: "string" } },
    finds: { rule: "error-code-const", at: `${schema("NotFoundError")}/properties/code` },
  },
  {
    name: "forgets that an error has no code",
    set: { [`${schema("BadRequestError")}/properties/code`]: undefined },
    finds: {
      rule: "error-overlap",
      at: "components/responses/SendMessageBadRequest/content/application~1json/schema",
    },
    says: /BadRequestError/,
  },
  {
    name: "has the status of another response",
    set: { [`${reply}/properties/status/const`]: 404 },
    finds: { rule: "error-status-matches", at: `${reply}/properties/status/const` },
    says: /400/,
  },
  {
    name: "leaves a status open",
    set: { [`${reply}/properties/status`]: { type: "integer" } },
    finds: { rule: "error-status-const", at: `${reply}/properties/status` },
  },
  {
    name: "has another label than every error",
    set: { [`${reply}/properties/error/const`]: "ReplyError" },
    finds: { rule: "error-envelope", at: `${reply}/properties/error/const` },
    says: /ApiError/,
  },
  {
    name: "does not require the message",
    set: { [`${reply}/required`]: ["error", "status", "code"] },
    finds: { rule: "error-envelope", at: `${reply}/required` },
    says: /message/,
  },
  {
    name: "fixes the message",
    set: { [`${reply}/properties/message`]: { const: "It is too old." } },
    finds: { rule: "error-envelope", at: `${reply}/properties/message` },
  },
  {
    name: "closes an error",
    set: { [`${reply}/additionalProperties`]: false },
    finds: { rule: "error-open", at: `${reply}/additionalProperties` },
  },
  {
    name: "gives a member another type than another code does",
    set: {
      [`${cap}/properties/current/type`]: "string",
      [`${cap}/properties/current/examples`]: ["15"],
      [`${cap}/examples/0/current`]: "15",
    },
    finds: { rule: "error-member-consistent", at: `${cap}/properties/current` },
    says: /integer/,
  },
  {
    name: "makes a member nullable and says nothing of it",
    set: { [`${inbound}/properties/allocation_id/type`]: ["string", "null"] },
    finds: { rule: "error-member-optional", at: `${inbound}/properties/allocation_id` },
    says: /null/,
  },
  {
    name: "makes a member optional and says nothing of it",
    set: { [`${inbound}/required`]: ["error", "message", "status", "code", "external_id"] },
    finds: { rule: "error-member-optional", at: `${inbound}/properties/allocation_id` },
    says: /required/,
  },
  {
    name: "does not describe a member",
    set: { [`${cap}/properties/cap/description`]: undefined },
    finds: { rule: "error-member-described", at: `${cap}/properties/cap` },
  },
  {
    name: "loses what tells two variants apart",
    set: { [`${quota}/oneOf/0`]: { title: "The whole organization", required: ["mode"] } },
    finds: { rule: "error-overlap", at: `${quota}/oneOf/1` },
  },
  {
    name: "lists variants by anyOf",
    set: {
      [`${quota}/anyOf`]: [
        { properties: { mode: { const: "total" }, allocation_id: false, sender_number: false } },
        { required: ["allocation_id", "sender_number"] },
      ],
      [`${quota}/oneOf`]: undefined,
    },
    finds: { rule: "error-variants", at: `${quota}/anyOf` },
    says: /oneOf/,
  },
];

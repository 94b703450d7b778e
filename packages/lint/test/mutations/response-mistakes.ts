import type { Mistake } from "./mistake.ts";

const responses = "components/responses";
const union = `${responses}/SendMessageTooManyRequests/content/application~1json/schema/oneOf/0`;
const send = "paths/~1chats~1{chatId}~1messages/post";
const list = "paths/~1chats~1{chatId}~1messages/get";
const chat = "paths/~1chats~1{chatId}/get";
const error = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const response = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** Mistakes in what operations answer. */
export const responseMistakes: readonly Mistake[] = [
  {
    name: "adds an error to a union and forgets the mapping",
    set: { [`${union}/discriminator/mapping/outbound_limit_reached`]: undefined },
    finds: { rule: "error-mapping", at: `${union}/discriminator/mapping` },
    says: /outbound_limit_reached/,
  },
  {
    name: "maps a code to the error beside it",
    set: {
      [`${union}/discriminator/mapping/outbound_limit_reached`]:
        "#/components/schemas/new_conversation_limit_reached",
    },
    finds: { rule: "error-mapping", at: `${union}/discriminator/mapping/outbound_limit_reached` },
  },
  {
    name: "forgets the discriminator",
    set: { [`${union}/discriminator`]: undefined },
    finds: { rule: "error-discriminator", at: union },
  },
  {
    name: "puts the error without a code under the discriminator",
    set: { [`${union}/oneOf/0`]: error("TooManyRequestsError") },
    finds: { rule: "error-discriminator-members", at: `${union}/oneOf/0` },
  },
  {
    name: "lists no operation for a new error",
    set: {
      "components/schemas/contact_blocked": {
        type: "object",
        required: ["error", "message", "status", "code"],
        properties: { status: { const: 403 }, code: { const: "contact_blocked" } },
      },
    },
    finds: { rule: "error-reachable", at: "components/schemas/contact_blocked" },
  },
  {
    name: "answers in a second format",
    set: { [`${responses}/NotFound/content/text~1plain`]: { schema: { type: "string" } } },
    finds: { rule: "error-media-type", at: `${responses}/NotFound/content` },
  },
  {
    name: "forgets Retry-After",
    set: { [`${responses}/SendMessageTooManyRequests/headers`]: undefined },
    finds: { rule: "retry-after-declared", at: `${responses}/SendMessageTooManyRequests` },
  },
  {
    name: "forgets 401",
    set: { [`${chat}/responses/401`]: undefined },
    finds: { rule: "operation-401", at: `${chat}/responses` },
  },
  {
    name: "forgets 429 on what must not happen twice",
    set: { [`${send}/responses/429`]: undefined },
    finds: { rule: "operation-errors", at: `${send}/responses` },
    says: /429/,
  },
  {
    name: "lists the errors of a send under a read",
    set: { [`${list}/responses/429`]: response("SendMessageTooManyRequests") },
    finds: { rule: "operation-error-possible", at: `${list}/responses/429` },
    says: /outbound_limit_reached/,
  },
  {
    name: "lists the errors of a reply where nothing is replied to",
    set: { [`${chat}/responses/404`]: response("SendMessageNotFound") },
    finds: { rule: "operation-error-possible", at: `${chat}/responses/404` },
    says: /reply_target_not_found/,
  },
];

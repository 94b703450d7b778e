import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { accept } from "../rules/accept.ts";
import { sending } from "../rules/order.ts";
import type { Send, SendRequest } from "../rules/send.ts";
import type { Message, SenderNumber } from "../state/types.ts";
import { contactSummary, findChat, peerOf } from "./chats.ts";
import { deliveryOf } from "./delivery.ts";
import { page } from "./paging.ts";
import type { Operation } from "./types.ts";

export const sendMessage: Operation = (call) => {
  const send: Send = {
    call,
    request: bodyOf<SendRequest>(call),
    peer: undefined,
    group: undefined,
    chat: undefined,
    // A rule sets it, or it refuses the message.
    number: undefined as unknown as SenderNumber,
    parent: null,
    parentUnresolved: false,
  };
  for (const rule of sending) {
    const decided = rule(send);
    if (decided !== undefined) return decided;
  }
  return accept(send);
};

export const listMessages: Operation = (call) => {
  const chat = findChat(call);
  if (chat === undefined) return refuse(404);
  const { direction, since, until, sort } = call.query;
  const all = chat.messages
    .flatMap((id) => call.organization.messages.get(id) ?? [])
    .filter((one) => direction === undefined || one.direction === direction)
    .filter((one) => since === undefined || one.sentAt > Number(since))
    .filter((one) => until === undefined || one.sentAt < Number(until));
  if (sort !== "asc") all.reverse();
  return page(call, "messages", all, shown, { chat_id: chat.id });
};

export const getMessage: Operation = (call) =>
  withMessage(call, (message) => {
    const contact = contactSummary(call.organization.contacts.get(message.chat));
    return answer(200, { ...shown(message), chat_id: message.chat, contact });
  });

export const getMessageStatus: Operation = (call) =>
  withMessage(call, (message) =>
    answer(200, {
      message_id: message.id,
      chat_id: message.chat,
      direction: message.direction,
      time_sent: message.sentAt,
      ...deliveryOf(message),
    }),
  );

/** Finds the message in the path. It must belong to the chat in the path. */
export function withMessage(call: Call, use: (message: Message) => Answer): Answer {
  const message = call.organization.messages.get(call.parameters["messageId"] ?? "");
  return message === undefined || message.chat !== peerOf(call) ? refuse(404) : use(message);
}

function shown(message: Message) {
  return {
    message_id: message.id,
    direction: message.direction,
    internal_id: message.number,
    external_id: message.chat,
    sender: message.sender,
    text: message.text,
    attachments: message.attachments.map((url) => ({ url, name: null })),
    reactions: message.reactions,
    ...(message.replyTo && { reply_to: message.replyTo }),
    time_sent: message.sentAt,
    ...deliveryOf(message),
  };
}

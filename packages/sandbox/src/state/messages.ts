import { limits } from "./limits.ts";
import type { Chat, Message, Organization } from "./types.ts";

/** Stores a message and counts it, for its chat and for the organization. */
export function storeMessage(organization: Organization, chat: Chat, message: Message): void {
  const { direction, id, sentAt } = message;
  organization.messages.set(id, message);
  organization.messageOrder.push(id);
  organization.storedSize += sizeOf(message);
  organization.usage[direction] += 1;
  if (chat.messages.length === 0 && chat.inbound + chat.outbound === 0) chat.firstAt = sentAt;
  chat.messages.push(id);
  chat[direction] += 1;
  chat.lastAt = sentAt;
  if (direction === "inbound") chat.lastInboundAt = sentAt;
  else {
    chat.lastOutboundAt = sentAt;
    organization.usage.lastSentAt = sentAt;
  }
  forgetOldMessages(organization, chat);
}

function forgetOldMessages(organization: Organization, chat: Chat): void {
  if (chat.messages.length > limits.messagesInChat) forget(organization, chat.messages[0]);
  while (organization.messages.size > limits.messages || organization.storedSize > limits.messageText) {
    // The oldest one can already be gone from its chat.
    forget(organization, organization.messageOrder.shift());
    if (organization.messageOrder.length <= 1) return;
  }
  // The queue also has messages that are gone from their chat. It must not grow endlessly.
  while (organization.messageOrder.length > 2 * limits.messages)
    forget(organization, organization.messageOrder.shift());
}

function forget(organization: Organization, id: string | undefined): void {
  const message = id === undefined ? undefined : organization.messages.get(id);
  if (message === undefined) return;
  organization.messages.delete(message.id);
  organization.storedSize -= sizeOf(message);
  const stored = organization.chats.get(message.chat)?.messages;
  // Both are in order of arrival, so that the oldest of all is the first in its chat.
  if (stored?.[0] === message.id) stored.shift();
}

function sizeOf({ text, attachments, replyTo }: Message): number {
  // Runs twice for each message, so it makes no arrays.
  let size = (text?.length ?? 0) + (replyTo?.guid?.length ?? 0);
  for (const one of attachments) size += one.length;
  return size;
}

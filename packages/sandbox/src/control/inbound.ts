import { identifierOf } from "../recipients.ts";
import { guidOf } from "../rules/reply-target.ts";
import { chatWith, contactOf } from "../state/peers.ts";
import { storeMessage } from "../state/messages.ts";
import type { Message } from "../state/types.ts";
import { publish } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { ControlError, findNumber } from "./find.ts";

/** A message from a contact. */
export interface Inbound {
  /** Your number that gets it. */
  readonly to: string;
  /** The contact that writes: a phone number or an email address. */
  readonly from: string;
  /** The group that the contact writes in, if any. */
  readonly group?: string;
  readonly text?: string;
  readonly attachments?: readonly string[];
}

/** The message as it was stored. */
export interface Received {
  readonly message_id: string;
  readonly guid: string;
  readonly chat_id: string;
}

export function receive(world: World, { to, from, group, text, attachments = [] }: Inbound): Received {
  const { organization, number } = findNumber(world, to);
  const sender = typeof from === "string" ? identifierOf(from) : undefined;
  if (sender === undefined) throw new ControlError("`from` must be a phone number or an email address");
  if (group !== undefined && !organization.groups.has(group))
    throw new ControlError("`group` must be the id of a group of this organization");
  if (text !== undefined && typeof text !== "string") throw new ControlError("`text` must be a string");
  if (!Array.isArray(attachments) || !attachments.every((one) => typeof one === "string"))
    throw new ControlError("`attachments` must be a list of URLs");
  const chat = chatWith(organization, group ?? sender);
  contactOf(world, organization, sender);
  chat.number ??= number.phoneNumber;
  chat.inboundTo.add(number.phoneNumber);
  number.lastActiveAt = world.now();
  const message: Message = {
    id: world.newId("msg"),
    chat: chat.id,
    direction: "inbound",
    number: number.phoneNumber,
    sender: group === undefined ? null : sender,
    text: text ?? null,
    attachments: [...attachments],
    parts: Math.max(1, attachments.length + (text === undefined ? 0 : 1)),
    replyTo: null,
    sentAt: world.now(),
    reactions: [],
  };
  storeMessage(organization, chat, message);
  publish(world, organization, "message.received", message, world.now());
  return { message_id: message.id, guid: guidOf(message), chat_id: chat.id };
}

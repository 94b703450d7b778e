import { answer, type Answer } from "../answer.ts";
import { chatWith, contactOf, isConversation, makeUnnamedGroup } from "../state/peers.ts";
import { setOut } from "../delivery/settle.ts";
import { storeMessage } from "../state/messages.ts";
import type { Chat, Message, Organization } from "../state/types.ts";
import { isBatch } from "./content.ts";
import { countNewContact } from "./new-contact-window.ts";
import { countConversation } from "./plan-cap.ts";
import { remember } from "./replay.ts";
import type { Send, SendRequest } from "./send.ts";

/** The content of one stored message. */
interface Content {
  readonly text: string | null;
  readonly attachments: readonly string[];
  readonly parts: number;
}

/** Accepts the message. Only this function changes counters. */
export function accept(send: Send): Answer {
  const { call, number } = send;
  const { organization, world } = call;
  const now = world.now();
  const members = recipients(send);
  const chat = chatWith(organization, send.peer ?? "");
  if (!isConversation(chat)) {
    countConversation(organization, now);
    countNewContact(organization, now, number.phoneNumber);
    if (send.request.from_number === undefined) organization.rotation += 1;
  }
  if (!isActive(organization, chat.number)) chat.number = number.phoneNumber;
  number.lastActiveAt = now;
  if (send.request.share_contact || chat.cardStaged) {
    organization.cardsSent += 1;
    chat.cardStaged = false;
  }
  const ids = contentsOf(send.request).map((content) => store(send, chat, content));
  const [id] = ids;
  const body = {
    ...(isBatch(send.request) ? { message_ids: ids } : { message_id: id }),
    // The API counts the previews of a batch, but not texts.
    ...(isBatch(send.request) && !Array.isArray(send.request.text) && { count: ids.length }),
    status: "queued",
    ...members,
    ...(send.parentUnresolved && { parent_unresolved: true }),
  };
  remember(call, body);
  return answer(202, body);
}

function isActive({ numbers }: Organization, wanted: string | null): boolean {
  return numbers.some((one) => one.isActive && one.phoneNumber === wanted);
}

/** Creates the contact, or the group for a list of recipients, and returns the group. */
function recipients(send: Send): object {
  const { world, organization, recipient } = send.call;
  if (recipient?.kind === "contact") contactOf(world, organization, recipient.id);
  if (recipient?.kind !== "list") return {};
  const created = send.group === undefined;
  send.group ??= makeUnnamedGroup(world, organization, recipient.participants);
  send.peer = send.group.id;
  return { group_id: send.group.id, group_created: created, participants: [...send.group.members.keys()] };
}

function store({ call, number, parent }: Send, chat: Chat, { text, attachments, parts }: Content): string {
  const id = call.world.newId("msg");
  // Member by member, since spreading the content would take half of the time.
  const message: Message = {
    id,
    chat: chat.id,
    direction: "outbound",
    number: number.phoneNumber,
    sender: null,
    text,
    attachments,
    parts,
    replyTo: parent,
    sentAt: call.world.now(),
    reactions: [],
    forcedFailure: call.failure,
  };
  storeMessage(call.organization, chat, message);
  setOut(call.world, call.organization, message);
  return id;
}

/** The messages of a request: one for each text of an array, one for each part of a batch of links, or just one. */
function contentsOf(request: SendRequest): Content[] {
  const { text, attachments = [], parts = [] } = request;
  const urls = attachments.map((one) => (typeof one === "string" ? one : one.url));
  if (Array.isArray(text) && text.length > 0) {
    return text.map((one, index) => ({ text: one, attachments: index === 0 ? urls : [], parts: 1 }));
  }
  if (isBatch(request))
    return parts.map((part) => ({
      text: part.text ?? null,
      attachments: part.url ? [part.url] : [],
      parts: 1,
    }));
  const texts = [text, ...parts.map((part) => part.text)].filter(
    (one) => typeof one === "string" && one !== "",
  );
  const files = [...urls, ...parts.flatMap((part) => part.url ?? [])];
  return [
    {
      text: texts.length > 0 ? texts.join(" ") : null,
      attachments: files,
      parts: Math.max(1, texts.length + files.length),
    },
  ];
}

import { answer, refuse } from "../answer.ts";
import type { Call } from "../call.ts";
import { typeOf } from "../recipients.ts";
import { isConversation, unnamedGroup } from "../state/peers.ts";
import type { Chat, Contact, Organization } from "../state/types.ts";
import { backgroundOf } from "./background-of.ts";
import { deviceFault } from "./device.ts";
import { found, page, sorted } from "./paging.ts";
import type { Operation } from "./types.ts";

export const listChats: Operation = (call) => {
  const { organization } = call;
  const all = [...organization.chats.values()].filter((chat) => {
    const name = organization.contacts.get(chat.id)?.name ?? organization.groups.get(chat.id)?.name;
    return isConversation(chat) && found(call, chat.id, name);
  });
  const chats = sorted(call, all, (chat) => chat.lastAt);
  return page(call, "chats", chats, (chat) => shown(organization, chat));
};

export const getChat: Operation = (call) => {
  const chat = findChat(call);
  return chat === undefined ? refuse(404) : answer(200, shown(call.organization, chat));
};

export const markChatRead: Operation = (call) => {
  const chat = findChat(call);
  if (chat === undefined) return refuse(404);
  return (
    deviceFault(call, chat) ?? answer(200, { chat_id: chat.id, status: "read", marked_at: call.world.now() })
  );
};

/** The peer in the path. Undefined for a list that isn't a group. */
export function peerOf({ organization, recipient }: Call): string | undefined {
  if (recipient?.kind === "list") return unnamedGroup(organization, recipient.participants)?.id;
  return recipient?.id;
}

/** The conversation in the path. */
export function findChat(call: Call): Chat | undefined {
  const chat = call.organization.chats.get(peerOf(call) ?? "");
  return isConversation(chat) ? chat : undefined;
}

/** A contact in the form that a chat or a message shows. */
export function contactSummary(contact: Contact | undefined): object | null {
  return contact ? { contact_id: contact.id, identifier: contact.identifier, name: contact.name } : null;
}

function shown(organization: Organization, chat: Chat) {
  const group = organization.groups.get(chat.id);
  const isGroup = chat.id.startsWith("grp_");
  const contact = organization.contacts.get(chat.id);
  const { background_id, background_url } = backgroundOf(chat);
  const last = organization.messages.get(chat.messages.at(-1) ?? "");
  return {
    id: chat.id,
    type: isGroup ? "group" : typeOf(chat.id),
    is_group: isGroup,
    group_id: isGroup ? chat.id : null,
    group_name: group?.name ?? null,
    ...(group && { member_count: group.members.size }),
    contact: contactSummary(contact),
    background_id,
    background_url,
    message_count: chat.inbound + chat.outbound,
    inbound_count: chat.inbound,
    outbound_count: chat.outbound,
    first_message_time: chat.firstAt,
    last_message_time: chat.lastAt,
    last_inbound_time: chat.lastInboundAt,
    last_outbound_time: chat.lastOutboundAt,
    ...(last && {
      last_message: {
        message_id: last.id,
        direction: last.direction,
        text: last.text,
        time_sent: last.sentAt,
      },
    }),
  };
}

import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { identifierOf } from "../recipients.ts";
import { makeGroup } from "../state/peers.ts";
import type { Group, Member, Organization } from "../state/types.ts";
import { deviceFault, deviceOf } from "./device.ts";
import { found, page, sorted } from "./paging.ts";
import type { Operation } from "./types.ts";

export const listGroups: Operation = (call) => {
  const { organization } = call;
  const all = [...organization.groups.values()].filter((one) => found(call, one.name));
  const time = (one: Group) => organization.chats.get(one.id)?.lastAt ?? one.createdAt;
  const groups = sorted(call, all, time, (one) => one.name ?? "");
  return page(call, "groups", groups, (one) => shown(organization, one));
};

export const createGroup: Operation = ({ body, organization, world }) => {
  const request = bodyOf<{ name: string; members?: readonly string[]; chat_guid?: string }>({ body });
  const members: string[] = [];
  for (const member of request.members ?? []) {
    const identifier = identifierOf(member);
    if (identifier === undefined)
      return refuse(400, {}, "each of `members` must be a phone number or an email address");
    if (!members.includes(identifier)) members.push(identifier);
    if (members.length > mostMembers)
      return refuse(400, {}, `\`members\` must have at most ${mostMembers} entries`);
  }
  const chatGuid = request.chat_guid ?? null;
  for (const one of organization.groups.values()) {
    if (chatGuid !== null && one.chatGuid === chatGuid)
      return refuse(409, {}, `the group ${one.id} has this \`chat_guid\``);
    // Groups with the same members can be linked to different chats.
    if (chatGuid === null && hasExactly(one, members))
      return refuse(409, {}, `the group ${one.id} has these members`);
  }
  const created = members.filter((member) => !organization.contacts.has(member));
  const group = makeGroup(world, organization, { name: request.name, chatGuid, members });
  return answer(201, { ...shown(organization, group), added_members: members, created_contacts: created });
};

export const getGroup: Operation = (call) =>
  withGroup(call, (group) => answer(200, shown(call.organization, group)));

export const updateGroup: Operation = (call) =>
  withGroup(call, (group) => {
    const { name } = bodyOf<{ name?: string }>(call);
    if (name !== undefined) group.name = name;
    return answer(200, { ...shown(call.organization, group), ...syncOf(call, group) });
  });

export const deleteGroup: Operation = (call) =>
  withGroup(call, (group) => {
    const fault = deviceFault(call, call.organization.chats.get(group.id));
    if (fault !== undefined) return fault;
    call.organization.groups.delete(group.id);
    return answer(200, { success: true, deleted_at: call.world.now() });
  });

export const listGroupMembers: Operation = (call) =>
  withGroup(call, (group) => {
    const beside = { group_id: group.id, group_name: group.name, icon_url: group.icon?.url ?? null };
    const shownMember = ([id, { addedAt, contactId }]: readonly [string, Member]) => {
      const contact = call.organization.contacts.get(id);
      // A deleted contact stays in its groups, as a person stays in a group chat.
      const contact_id = contact?.id ?? contactId;
      return { id, contact_id, identifier: id, name: contact?.name ?? null, added_at: addedAt };
    };
    return page(call, "members", [...group.members], shownMember, beside);
  });

/** The effect of a change on the linked chat, whose device can fail. */
function syncOf({ organization }: Call, { chatGuid, id }: Group): object {
  if (chatGuid === null) return {};
  const fails = deviceOf(organization, organization.chats.get(id))?.inTrouble ?? true;
  const error = fails ? "The device could not complete the action." : null;
  return { device_sync: { chat_guid: chatGuid, synced: !fails, error } };
}

const mostMembers = 256;

/** Whether a group has exactly these members. Two groups without members aren't equal. */
function hasExactly({ members }: Group, identifiers: readonly string[]): boolean {
  return (
    identifiers.length > 0 &&
    members.size === identifiers.length &&
    identifiers.every((one) => members.has(one))
  );
}

/** Finds the group in the path. */
export function withGroup(call: Call, use: (group: Group) => Answer): Answer {
  const group = call.organization.groups.get(call.parameters["groupId"] ?? "");
  return group === undefined ? refuse(404) : use(group);
}

function shown({ chats, messages }: Organization, { id, name, chatGuid, createdAt, icon, members }: Group) {
  const chat = chats.get(id);
  const last = messages.get(chat?.messages.at(-1) ?? "");
  return {
    group_id: id,
    name,
    chat_guid: chatGuid,
    icon_url: icon?.url ?? null,
    member_count: members.size,
    message_count: chat ? chat.inbound + chat.outbound : 0,
    last_message_text: last?.text ?? null,
    last_message_time: last?.sentAt ?? null,
    last_message_direction: last?.direction ?? null,
    created_at: createdAt,
  };
}

import type { World } from "../world.ts";
import { limits, makeRoom } from "./limits.ts";
import type { Chat, Contact, Group, Organization } from "./types.ts";

/** The contact, which is created if it doesn't exist. */
export function contactOf(world: World, organization: Organization, identifier: string): Contact {
  const known = organization.contacts.get(identifier);
  if (known !== undefined) return known;
  makeRoom(organization.contacts, limits.contacts);
  const contact: Contact = {
    id: world.newId("con"),
    identifier,
    name: null,
    createdAt: world.now(),
    tags: new Map(),
  };
  organization.contacts.set(identifier, contact);
  return contact;
}

/** The chat with a peer, which is created if it doesn't exist. From its first message, it counts as a conversation. */
export function chatWith(organization: Organization, peer: string): Chat {
  const known = organization.chats.get(peer);
  if (known !== undefined) return known;
  makeRoom(organization.chats, limits.chats);
  const chat: Chat = {
    id: peer,
    number: null,
    inboundTo: new Set(),
    inbound: 0,
    outbound: 0,
    firstAt: 0,
    lastAt: 0,
    lastInboundAt: null,
    lastOutboundAt: null,
    messages: [],
  };
  organization.chats.set(peer, chat);
  return chat;
}

/** The initial data of a group. */
export interface NewGroup {
  readonly id?: string;
  readonly name: string | null;
  readonly chatGuid?: string | null;
  readonly members: readonly string[];
}

export function makeGroup(world: World, organization: Organization, group: NewGroup): Group {
  makeRoom(organization.groups, limits.groups);
  const createdAt = world.now();
  const made: Group = {
    id: group.id ?? world.newId("grp"),
    name: group.name,
    chatGuid: group.chatGuid ?? null,
    createdAt,
    members: new Map(
      group.members.map((member) => {
        const { id: contactId } = contactOf(world, organization, member);
        return [member, { addedAt: createdAt, contactId }];
      }),
    ),
  };
  organization.groups.set(made.id, made);
  return made;
}

/** The unnamed group of these participants, if there is one. */
export function unnamedGroup(organization: Organization, participants: readonly string[]): Group | undefined {
  const id = organization.unnamedGroups.get(setOf(participants));
  return id === undefined ? undefined : organization.groups.get(id);
}

export function makeUnnamedGroup(
  world: World,
  organization: Organization,
  members: readonly string[],
): Group {
  const group = makeGroup(world, organization, { name: null, members });
  makeRoom(organization.unnamedGroups, limits.groups);
  organization.unnamedGroups.set(setOf(members), group.id);
  return group;
}

/** The same text for the same participants in any order. */
function setOf(participants: readonly string[]): string {
  return [...participants].sort().join();
}

/** Whether there is any message in either direction. */
export function isConversation(chat: Chat | undefined): chat is Chat {
  return chat !== undefined && chat.inbound + chat.outbound > 0;
}

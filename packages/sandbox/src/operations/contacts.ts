import { answer, refuse } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import { identifierOf, typeOf } from "../recipients.ts";
import { contactOf } from "../state/peers.ts";
import type { Contact, Organization } from "../state/types.ts";
import { found, page, sorted } from "./paging.ts";
import type { Operation } from "./types.ts";

export const listContacts: Operation = (call) => {
  const { organization } = call;
  const all = [...organization.contacts.values()].filter((one) => found(call, one.identifier, one.name));
  const time = (one: Contact) => organization.chats.get(one.identifier)?.lastAt ?? one.createdAt;
  const contacts = sorted(call, all, time, (one) => one.name ?? one.identifier);
  return page(call, "contacts", contacts, (one) => shown(organization, one));
};

export const createContact: Operation = (call) => {
  const { organization, world } = call;
  const { identifier: given, name } = bodyOf<{ identifier: string; name?: string }>(call);
  const identifier = identifierOf(given);
  if (identifier === undefined)
    return refuse(400, {}, "`identifier` must be a phone number or an email address");
  if (organization.contacts.has(identifier)) return refuse(409);
  const contact = contactOf(world, organization, identifier);
  contact.name = name ?? null;
  return answer(201, shown(organization, contact));
};

export const getContact: Operation = (call) => {
  const contact = findContact(call);
  return contact === undefined ? refuse(404) : answer(200, shown(call.organization, contact));
};

export const updateContact: Operation = (call) => {
  const contact = findContact(call);
  if (contact === undefined) return refuse(404);
  const { name } = bodyOf<{ name?: string | null }>(call);
  if (name !== undefined) contact.name = name;
  return answer(200, shown(call.organization, contact));
};

export const deleteContact: Operation = (call) => {
  const contact = findContact(call);
  if (contact === undefined) return refuse(404);
  call.organization.contacts.delete(contact.identifier);
  return answer(200, { success: true, deleted_at: call.world.now() });
};

export const getContactCapabilities: Operation = ({ organization, parameters, world }) => {
  if (!organization.numbers.some(({ isActive }) => isActive)) return refuse(503);
  const contact = parameters["contactId"] ?? "";
  const type = typeOf(contact);
  const capabilities = { imessage: true, sms: type === "phone", facetime: type === "email" };
  return answer(200, { contact, type, capabilities, last_checked: world.now() });
};

export function findContact({ organization, parameters }: Call): Contact | undefined {
  return organization.contacts.get(parameters["contactId"] ?? "");
}

function shown({ chats }: Organization, { id, identifier, name, createdAt, tags }: Contact) {
  return {
    id: identifier,
    contact_id: id,
    identifier,
    name,
    type: typeOf(identifier),
    created_at: createdAt,
    last_message_time: chats.get(identifier)?.lastAt ?? null,
    tags: [...tags.keys()],
  };
}

import { answer, refuse } from "../answer.ts";
import { bodyOf } from "../call.ts";
import { limits, makeRoom } from "../state/limits.ts";
import { findContact } from "./contacts.ts";
import type { Operation } from "./types.ts";

export const listContactTags: Operation = (call) => {
  const contact = findContact(call);
  if (contact === undefined) return refuse(404);
  return answer(200, { tags: [...contact.tags].map(([tag, created_at]) => ({ tag, created_at })) });
};

export const addContactTags: Operation = (call) => {
  const contact = findContact(call);
  if (contact === undefined) return refuse(404);
  const { tags } = bodyOf<{ tags: readonly string[] }>(call);
  const added = [...new Set(tags)].filter((tag) => !contact.tags.has(tag));
  for (const tag of added) {
    makeRoom(contact.tags, limits.tags);
    contact.tags.set(tag, call.world.now());
  }
  return answer(201, { success: true, tags_added: added });
};

export const deleteContactTag: Operation = (call) => {
  if (!findContact(call)?.tags.delete(call.parameters["tag"] ?? "")) return refuse(404);
  return answer(200, { success: true, deleted_at: call.world.now() });
};

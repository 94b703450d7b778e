import { refuse, type Answer } from "../answer.ts";
import type { Rule } from "../call.ts";
import { day } from "../state/limits.ts";
import type { Message } from "../state/types.ts";
import { isBatch } from "./content.ts";
import type { Send } from "./send.ts";

const lifetime = 30 * day;
const guidPrefix = "sandbox-";

/** A reply must refer to a message of this chat and this number that is at most 30 days old. */
export const replyTarget: Rule<Send> = (send) => {
  const target = send.request.reply_to;
  // The operator's types allow null here and in other optional members.
  if (target == null) return undefined;
  const { message_id: id, guid } = target;
  const part = target.part_index ?? 0;
  if ((!id && !guid) || part < 0) return refuse("reply_target_invalid");
  if (isBatch(send.request)) return refuse("reply_target_not_supported");
  const { messages } = send.call.organization;
  const parent = messages.get(id || (guid ?? "").replace(guidPrefix, ""));
  if (parent === undefined && id) return refuse("reply_target_not_found");
  send.parent = {
    message_id: parent?.id ?? null,
    guid: parent ? guidOf(parent) : (guid ?? null),
    part_index: part,
  };
  send.parentUnresolved = parent === undefined;
  return parent && fault(send, parent, part);
};

function fault({ call, number, peer }: Send, parent: Message, part: number): Answer | undefined {
  if (part >= parent.parts) return refuse("reply_target_invalid");
  if (parent.chat !== peer) return refuse("reply_target_chat_mismatch");
  if (parent.number !== number.phoneNumber) return refuse("reply_target_device_mismatch");
  if (call.world.now() - parent.sentAt > lifetime) return refuse("reply_target_expired");
  return undefined;
}

/** The GUID that iMessage would have given the message. The sandbox derives it from the id. */
export function guidOf({ id }: Message): string {
  return `${guidPrefix}${id}`;
}

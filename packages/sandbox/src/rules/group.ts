import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { unnamedGroup } from "../state/peers.ts";
import type { Send } from "./send.ts";

/** Finds the recipient. A group must exist. A list of recipients becomes a group when the message is accepted. */
export const group: Rule<Send> = (send) => {
  const { organization, recipient } = send.call;
  if (recipient?.kind === "contact") send.peer = recipient.id;
  else if (recipient?.kind === "list") send.group = unnamedGroup(organization, recipient.participants);
  else if (recipient?.kind === "group") {
    send.group = organization.groups.get(recipient.id);
    if (send.group === undefined) return refuse(404);
  }
  send.peer ??= send.group?.id;
  send.chat = send.peer === undefined ? undefined : organization.chats.get(send.peer);
  return undefined;
};

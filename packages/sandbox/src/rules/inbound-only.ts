import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import type { Send } from "./send.ts";

/** A number on the Inbound plan can send only to a recipient that has sent a message to this number. */
export const inboundOnly: Rule<Send> = ({ call, chat, number, peer }) => {
  if (number.planKind !== "inbound" || chat?.inboundTo.has(number.phoneNumber)) return undefined;
  // A list that isn't a group yet has no id.
  const list = call.recipient?.kind === "list" ? call.recipient.participants.join() : "";
  return refuse("inbound_only_no_prior_inbound", {
    allocation_id: number.allocationId,
    external_id: peer ?? list,
  });
};

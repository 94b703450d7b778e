import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import type { Send } from "./send.ts";

/** A number on the Inbound plan writes only to those who have written to this very number, once at least. */
export const inboundOnly: Rule<Send> = ({ call, chat, number, peer }) => {
  if (number.planKind !== "inbound" || chat?.inboundTo.has(number.phoneNumber)) return undefined;
  // A list that is no group yet has no id to be named by.
  const list = call.recipient?.kind === "list" ? call.recipient.participants.join() : "";
  return refuse("inbound_only_no_prior_inbound", {
    allocation_id: number.allocationId,
    external_id: peer ?? list,
  });
};

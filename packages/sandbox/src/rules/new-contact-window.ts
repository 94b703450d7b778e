import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { day, limits } from "../state/limits.ts";
import { isConversation } from "../state/peers.ts";
import type { Organization } from "../state/types.ts";
import type { Send } from "./send.ts";

/**
 * Limits how many new contacts an organization or a number can message in any 24 hours. A contact is new if it has
 * had no message in either direction.
 */
export const newContactWindow: Rule<Send> = ({ call, chat, number }) => {
  if (isConversation(chat)) return undefined;
  const { organization, world } = call;
  const total = organization.plan.totalLimit;
  const now = world.now();
  if (total !== null) {
    const current = newContacts(organization, now);
    if (current >= total) return refuse("outbound_limit_reached", { limit: total, current, mode: "total" });
  }
  if (number.limit === null) return undefined;
  const current = newContacts(organization, now, number.phoneNumber);
  if (current < number.limit) return undefined;
  return refuse("outbound_limit_reached", {
    limit: number.limit,
    current,
    mode: "per_number",
    allocation_id: number.allocationId,
    sender_number: number.phoneNumber,
  });
};

/** The number of new contacts in the last 24 hours, in total or from one number. */
export function newContacts({ newContacts: window }: Organization, now: number, number?: string): number {
  while (window.first !== undefined && (now - window.first.at >= day || window.length > limits.newContacts))
    window.shift();
  return number === undefined ? window.length : window.count((one) => one.number === number);
}

export function countNewContact(organization: Organization, now: number, number: string): void {
  organization.newContacts.push({ at: now, number });
  newContacts(organization, now);
}

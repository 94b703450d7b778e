import { refuse } from "../answer.ts";
import type { Rule } from "../call.ts";
import { day } from "../state/limits.ts";
import { isConversation } from "../state/peers.ts";
import type { Organization } from "../state/types.ts";
import type { Send } from "./send.ts";

/** Limits how many conversations a shared plan can begin in a UTC day. */
export const planCap: Rule<Send> = ({ call, chat }) => {
  const { id, dailyCap } = call.organization.plan;
  if (dailyCap === null || isConversation(chat)) return undefined;
  const current = conversationsToday(call.organization, call.world.now());
  if (current < dailyCap) return undefined;
  return refuse("new_conversation_limit_reached", { plan_id: id ?? "", cap: dailyCap, current });
};

export function conversationsToday({ newConversations }: Organization, now: number): number {
  return newConversations.day === Math.floor(now / day) ? newConversations.count : 0;
}

export function countConversation(organization: Organization, now: number): void {
  const count = conversationsToday(organization, now) + 1;
  Object.assign(organization.newConversations, { day: Math.floor(now / day), count });
}

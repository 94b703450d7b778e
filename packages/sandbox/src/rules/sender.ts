import { refuse, type Answer } from "../answer.ts";
import type { Rule } from "../call.ts";
import { isDedicated } from "../operations/own-number.ts";
import type { Organization, SenderNumber } from "../state/types.ts";
import type { Send } from "./send.ts";

/** Chooses the number that sends: the one in the request, the one of the conversation, or the next one in the pool. */
export const sender: Rule<Send> = (send) => {
  const { organization } = send.call;
  const wanted = send.request.from_number ?? (send.call.incoming.header("x-from-number") || undefined);
  if (wanted !== undefined) {
    const number = organization.numbers.find(({ phoneNumber }) => phoneNumber === wanted);
    if (number === undefined) return refuse(403);
    if (!number.isActive) return refuse(503);
    return chosen(send, number);
  }
  const number = usual(organization, send) ?? next(organization);
  return number === undefined ? refuse(503) : chosen(send, number);
};

/** Only Dedicated plans include contact cards. */
function chosen(send: Send, number: SenderNumber): Answer | undefined {
  if (send.request.share_contact && !isDedicated(number)) return refuse(403);
  send.number = number;
  return undefined;
}

function usual(organization: Organization, { chat }: Send): SenderNumber | undefined {
  return organization.numbers.find(({ phoneNumber, isActive }) => phoneNumber === chat?.number && isActive);
}

/** The next active number in rotation. Inbound numbers come last, since they can't begin a conversation. */
function next({ numbers, rotation }: Organization): SenderNumber | undefined {
  const active = numbers.filter(({ isActive }) => isActive);
  const beginning = active.filter(({ planKind }) => planKind !== "inbound");
  const pool = beginning.length > 0 ? beginning : active;
  return pool[rotation % pool.length];
}

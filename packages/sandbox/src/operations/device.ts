import { refuse, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import { documents } from "../contract.ts";
import type { Chat, Organization, SenderNumber } from "../state/types.ts";

/** Why the device of a chat can't execute a request, if it can't: no device is active, or the chat's device fails. */
export function deviceFault({ organization, route }: Call, chat: Chat | undefined): Answer | undefined {
  const isActive = organization.numbers.some((one) => one.isActive);
  if (!isActive && documents(route, 503)) return refuse(503);
  return deviceOf(organization, chat)?.inTrouble && documents(route, 502) ? refuse(502) : undefined;
}

/** The number of a chat, or the first active one. */
export function deviceOf({ numbers }: Organization, chat: Chat | undefined): SenderNumber | undefined {
  const own = numbers.find(({ phoneNumber }) => phoneNumber === chat?.number);
  return own ?? numbers.find(({ isActive }) => isActive);
}

import { refuse, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import { documents } from "../contract.ts";
import type { Chat } from "../state/types.ts";

/** Why the device behind a chat cannot do what is asked of it, if so: none is active, or the chat's is in trouble. */
export function deviceFault({ organization, route }: Call, chat: Chat | undefined): Answer | undefined {
  const active = organization.numbers.filter(({ isActive }) => isActive);
  if (active.length === 0 && documents(route, 503)) return refuse(503);
  const number = organization.numbers.find(({ phoneNumber }) => phoneNumber === chat?.number) ?? active[0];
  return number?.inTrouble && documents(route, 502) ? refuse(502) : undefined;
}

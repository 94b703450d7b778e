import { refuse, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import { identifierOf } from "../recipients.ts";
import type { SenderNumber } from "../state/types.ts";

/** Finds the number in the path in the pool. */
export function withOwnNumber(call: Call, use: (number: SenderNumber) => Answer): Answer {
  const wanted = call.parameters["number"] ?? "";
  if (wanted.includes("@") || identifierOf(wanted) === undefined)
    return refuse(400, {}, "`number` must be a phone number in E.164 format");
  const number = call.organization.numbers.find(({ phoneNumber }) => phoneNumber === wanted);
  return number === undefined ? refuse(403) : use(number);
}

/** Whether a number is on a Dedicated plan. The API says to treat null as one. */
export function isDedicated({ planKind }: SenderNumber): boolean {
  return planKind === "dedicated" || planKind === null;
}

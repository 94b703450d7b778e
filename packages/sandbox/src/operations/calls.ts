import { answer, refuse } from "../answer.ts";
import { bodyOf } from "../call.ts";
import { identifierOf } from "../recipients.ts";
import { isDedicated, withOwnNumber } from "./own-number.ts";
import type { Operation } from "./types.ts";

export const callFaceTime: Operation = ({ body, organization, world }) => {
  const handle = identifierOf(bodyOf<{ handle: string }>({ body }).handle);
  if (handle === undefined) return refuse(400, {}, "`handle` must be a phone number or an email address");
  if (!organization.numbers.some(({ isActive }) => isActive)) return refuse(400, {}, "no number is active");
  // A link in the domain that is reserved for examples, so that nobody's phone rings.
  const link = `https://example.com/sandbox/facetime/${world.newId("ftc")}`;
  return answer(200, { success: true, link, handle });
};

/** Our assumption: an organization on a trial can't open requests. */
export const requestCallForwarding: Operation = (call) =>
  withOwnNumber(call, (number) => {
    if (number.planKind === "trial") return refuse(403);
    if (!isDedicated(number) && number.planKind !== "inbound")
      return refuse(400, {}, "only numbers on a Dedicated or an Inbound plan can forward calls");
    if (!usNumber.test(number.phoneNumber)) return refuse(400, {}, "`number` must be a US number");
    const forward_to = usNumberOf(bodyOf<{ forward_to: string }>(call).forward_to);
    if (forward_to === undefined) return refuse(400, {}, "`forward_to` must be a US number");
    const ticket_id = call.world.newId("tkt");
    return answer(201, { success: true, ticket_id, status: "open", number: number.phoneNumber, forward_to });
  });

const usNumber = /^\+1[2-9]\d{2}[2-9]\d{6}$/;

/** A US number in E.164 format, also from `(555) 555-0199`. */
export function usNumberOf(text: string): string | undefined {
  if (!/^[\d\s().+-]{10,20}$/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, "");
  const number = digits.length === 10 ? `+1${digits}` : `+${digits}`;
  return usNumber.test(number) ? number : undefined;
}

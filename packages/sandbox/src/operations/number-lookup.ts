import { answer, refuse, type Answer } from "../answer.ts";
import { bodyOf, type Call } from "../call.ts";
import type { Organization } from "../state/types.ts";
import type { Operation } from "./types.ts";

export const lookupPhoneNumber: Operation = (call) =>
  onEnterprise(call, () => lookedUp(String(call.query["number"])));

export const lookupPhoneNumberPost: Operation = (call) =>
  onEnterprise(call, () => lookedUp(bodyOf<{ number: string }>(call).number));

export const batchLookupPhoneNumbers: Operation = (call) =>
  onEnterprise(call, () => {
    const { numbers } = bodyOf<{ numbers: readonly string[] }>(call);
    return answer(200, { results: numbers.map((one) => factsOf(one)) });
  });

/** The plan that includes lookups. Its id is our assumption. */
export const enterprise = "dedicated_ent";

function onEnterprise({ organization }: Call, use: () => Answer): Answer {
  return isEnterprise(organization) ? use() : refuse(403);
}

function isEnterprise({ plan }: Organization): boolean {
  return plan.id === enterprise;
}

function lookedUp(input: string): Answer {
  return input.trim() === "" ? refuse(400, {}, "`number` is empty") : answer(200, factsOf(input));
}

/** What the sandbox knows about a number: everything about a North American one, and little about others. */
function factsOf(input: string): object {
  const digits = /^[\d\s().+-]{1,40}$/.test(input) ? input.replaceAll(/\D/g, "") : "";
  const isForeign = input.trim().startsWith("+") && !digits.startsWith("1");
  if (isForeign) return foreign(input, digits);
  const national = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  if (national.length !== 10) return { input, valid: false, possible: false };
  return northAmerican(input, national);
}

function northAmerican(input: string, number: string): object {
  const [area, exchange, line] = [number.slice(0, 3), number.slice(3, 6), number.slice(6)];
  // The area code 555 belongs to no place. Seed data uses it, so those numbers get a place here.
  const isSeed = area === "555";
  const valid = /^[2-9]\d{2}[2-9]/.test(number);
  return {
    input,
    valid,
    possible: true,
    e164: `+1${number}`,
    national: `(${area}) ${exchange}-${line}`,
    international: `+1 ${area} ${exchange} ${line}`,
    country_calling_code: "1",
    country: valid ? "US" : null,
    national_number: number,
    type: valid ? "FIXED_LINE_OR_MOBILE" : null,
    location: isSeed
      ? { city: "Springfield", region: "IL", region_name: "Illinois" }
      : { city: null, region: null, region_name: null },
    area_code: area,
    exchange,
    ...(isSeed && { area_code_region: "Springfield, IL" }),
  };
}

/** The calling codes of one and two digits. All others have three. */
const short = /^(?:7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function foreign(input: string, digits: string): object {
  const possible = digits.length >= 8 && digits.length <= 15;
  if (!possible) return { input, valid: false, possible };
  const code = short.exec(digits)?.[0] ?? digits.slice(0, 3);
  const national = digits.slice(code.length);
  return {
    input,
    valid: true,
    possible,
    e164: `+${digits}`,
    national,
    international: `+${code} ${national}`,
    country_calling_code: code,
    country: null,
    national_number: national,
    type: null,
    location: null,
  };
}

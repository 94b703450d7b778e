import type { Organization, SenderNumber } from "../state/types.ts";
import type { World } from "../world.ts";

/** A control command names something that doesn't exist, or isn't possible. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}

export function findOrganization({ state }: World, key: string): Organization {
  const organization = state.organizations.get(state.keys.get(key)?.organization ?? "");
  if (organization !== undefined) return organization;
  throw new ControlError(`\`key\` must be one of ${[...state.keys.keys()].join(", ")}`);
}

export function findNumber(
  { state }: World,
  phoneNumber: string,
): { organization: Organization; number: SenderNumber } {
  for (const organization of state.organizations.values()) {
    const number = organization.numbers.find((one) => one.phoneNumber === phoneNumber);
    if (number !== undefined) return { organization, number };
  }
  throw new ControlError(`no organization has the number ${JSON.stringify(phoneNumber)}`);
}

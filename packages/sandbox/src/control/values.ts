import { limits } from "../state/limits.ts";
import type { PlanKind } from "../state/types.ts";
import { ControlError } from "./find.ts";

/** Reads a limit: a whole number, or null for none. The sandbox can't count beyond what it keeps. */
export function limitOf(name: string, value: number | null): number | null {
  const most = limits.newContacts;
  if (value === null || (Number.isSafeInteger(value) && value >= 0 && value <= most)) return value;
  throw new ControlError(`\`${name}\` must be a whole number from 0 to ${most}, or null for no limit`);
}

const planKinds: readonly PlanKind[] = ["shared", "dedicated", "inbound", "trial", "2fa", null];

/** Reads the kind of a number's plan. */
export function planKindOf(value: unknown): PlanKind {
  const kind = planKinds.find((one) => one === value);
  if (kind !== undefined) return kind;
  throw new ControlError(`\`planKind\` must be one of ${JSON.stringify(planKinds)}`);
}

/** Reads a Boolean. The text "false" isn't one. */
export function booleanOf(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new ControlError(`\`${name}\` must be true or false`);
}

/** Refuses members that the sandbox doesn't read: they are misspelled, and ignoring them would hide it. */
export function only(what: string, value: object, members: readonly string[]): void {
  const unknown = Object.keys(value).find((name) => !members.includes(name));
  if (unknown === undefined) return;
  const known = members.length === 0 ? "none" : members.join(", ");
  throw new ControlError(`${what} has no member ${JSON.stringify(unknown)}; it takes ${known}`);
}

export function planIdOf(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  throw new ControlError("`id` must be a string, or null for none");
}

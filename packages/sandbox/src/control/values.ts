import type { PlanKind } from "../state/types.ts";
import { ControlError } from "./find.ts";

/** Reads a limit: a whole number, or null for none. */
export function limitOf(name: string, value: number | null): number | null {
  if (value === null || (Number.isSafeInteger(value) && value >= 0)) return value;
  throw new ControlError(`\`${name}\` is a whole number, 0 or more, or null for no limit`);
}

const planKinds: readonly unknown[] = [
  "shared",
  "dedicated",
  "inbound",
  "trial",
  "2fa",
  null,
] satisfies PlanKind[];

/** Reads the kind of a number's plan. */
export function planKindOf(value: unknown): PlanKind {
  if (planKinds.includes(value)) return value as PlanKind;
  throw new ControlError(`\`planKind\` is one of ${JSON.stringify(planKinds)}`);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { Violation } from "../problem.ts";

/**
 * Whether a value fits. What doesn't is added to `found`, with its place below the value; without a list, nothing is
 * written down, which is what most calls need.
 */
export type Check = (value: unknown, found?: Violation[]) => boolean;

/** Adds what is wrong at the value itself. It returns false, for the check that found it. */
export function fail(
  found: Violation[] | undefined,
  keyword: string,
  message: string,
  more: Partial<Violation> = {},
): false {
  found?.push({ instancePath: "", keyword, message, params: {}, ...more });
  return false;
}

/** Runs a check on a member or an item, and moves what it finds to its place. */
export function below(
  name: string | number,
  check: Check,
  value: unknown,
  found: Violation[] | undefined,
): boolean {
  if (found === undefined) return check(value);
  const own: Violation[] = [];
  if (check(value, own)) return true;
  const step = `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  found.push(...own.map((one) => ({ ...one, instancePath: step + one.instancePath })));
  return false;
}

/** Fits if every one of them does. The first that doesn't says why. */
export function every(checks: readonly Check[]): Check {
  const [only] = checks;
  if (only === undefined) return () => true;
  if (checks.length === 1) return only;
  return (value, found) => {
    for (const check of checks) if (!check(value, found)) return false;
    return true;
  };
}

/** Whether two JSON values are the same, whatever the order of their members. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(memberOf(one, key), memberOf(other, key)))
  );
}

/** A member, undefined where the object has none of its own. */
export function memberOf(value: object, name: string): unknown {
  const members: Readonly<Record<string, unknown>> = Object(value);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

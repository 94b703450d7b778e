import type { Violation } from "../problem.ts";

/**
 * Whether a value is valid. Violations are added to `found`, with their place inside the value. Most calls don't pass
 * a list, and then nothing is recorded.
 */
export type Check = (value: unknown, found?: Violation[]) => boolean;

/** Adds a violation of the value itself. Returns false, as the result of the check. */
export function fail(
  found: Violation[] | undefined,
  keyword: string,
  message: string,
  more: Partial<Violation> = {},
): false {
  found?.push({ instancePath: "", keyword, message, params: {}, ...more });
  return false;
}

/** Runs a check on a member or an item, and adds the place to its violations. */
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

/** Valid if every check passes. The first one that fails reports why. */
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

/** An own member of an object, or undefined. */
export function memberOf(value: object, name: string): unknown {
  const members: Readonly<Record<string, unknown>> = Object(value);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

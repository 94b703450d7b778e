import { codes, statuses } from "../../generated/catalogue.ts";

/** What is checked about a member. `scripts/lib/client-specs.ts` writes these and explains them. */
export type MemberSpecs = Readonly<Record<string, string>>;
export type CodeSpec = readonly [
  status: number,
  title: string,
  members?: MemberSpecs,
  variants?: readonly MemberSpecs[],
];

export type JsonObject = Readonly<Record<string, unknown>>;

/** By code, or by HTTP status for errors without one. No code looks like a status. */
export const specs = { ...statuses, ...codes } as const satisfies Readonly<Record<string, CodeSpec>>;

/** Whether a status and the members of a body are what the contract says. */
export function fits(
  [expected, , members = {}, variants = [{}]]: CodeSpec,
  status: number,
  body: JsonObject,
): boolean {
  const has = (specs: MemberSpecs) => {
    for (const name in specs) if (!isMember(specs[name]!, body[name])) return false; // It has each of its names.
    return true;
  };
  // If a retry can help, the spec has the status plus 1000.
  return expected % 1000 === status && has(members) && variants.some(has);
}

function isMember(spec: string, value: unknown): boolean {
  const letter = Number.isInteger(value) ? "i" : (typeof value)[0];
  // An object from a server can have a `toString` that isn't callable. This line handles the common case without a
  // regular expression.
  return spec === letter || new RegExp(`^(${spec})`).test(letter === "o" ? letter : `${letter}${value}`);
}

import type { ErrorContract } from "../contract.ts";
import type { Casing } from "../options.ts";

/** The pattern of each casing. */
export const casings: Readonly<Record<Casing, RegExp>> = {
  snake: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  "screaming-snake": /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  kebab: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  camel: /^[a-z][a-zA-Z0-9]*$/,
  pascal: /^[A-Z][a-zA-Z0-9]*$/,
};

const casingNames = Object.keys(casings) as Casing[]; // TypeScript allows for further keys.

/** The casing of codes: the option, or that of most codes. Undefined if codes aren't words. */
export function casingOf({ options, codes }: Pick<ErrorContract, "options" | "codes">): Casing | undefined {
  if (options.casing !== "same") return typeof options.casing === "string" ? options.casing : undefined;
  const counted = casingNames.map(
    (name) => [name, [...codes].filter((code) => casings[name].test(code)).length] as const,
  );
  const [best] = counted.sort(([, one], [, other]) => other - one);
  // Without a majority, it isn't clear which casing is right.
  return best !== undefined && best[1] * 2 > codes.size ? best[0] : undefined;
}

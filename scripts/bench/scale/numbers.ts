import { Failure } from "../../lib/failure.ts";

/**
 * Reads whole numbers with commas, or an `x`, between them.
 *
 * @throws Failure that names the option.
 */
export function numbersOf(option: string, text: string, divider: "," | "x" = ","): number[] {
  const parts = text.split(divider);
  if (!parts.every((part) => /^\d+$/.test(part)))
    throw new Failure(
      `--${option} takes whole numbers${divider === "x" ? ", such as 100x50" : ""}, not ${JSON.stringify(text)}.`,
    );
  return parts.map(Number);
}

import { UnsendableError } from "./unsendable-error.ts";

/**
 * The value of the `Authorization` header.
 *
 * @throws UnsendableError when there is no key: one that the environment was to give, most often.
 */
export function bearer(key: string): string {
  if (!key) throw new UnsendableError("the API key is empty or missing");
  return `Bearer ${key}`;
}

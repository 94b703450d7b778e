import { sendable } from "./headers.ts";
import { UnsendableError } from "./unsendable-error.ts";

/**
 * The value of the `Authorization` header.
 *
 * @throws UnsendableError when there is no key (one that the environment was to give, most often), or none that HTTP can
 * carry: what `fetch` and `Headers` throw then quotes it.
 */
export function bearer(key: string): string {
  if (!key) throw new UnsendableError("the API key is empty or missing");
  return sendable("authorization", `Bearer ${key}`);
}

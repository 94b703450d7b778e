import { sendable } from "./headers.ts";
import { must } from "./unsendable-error.ts";

/**
 * The value of the `Authorization` header.
 *
 * @throws UnsendableError when the key is missing (most often an environment variable that is not set) or has characters
 * that HTTP can't carry. What `fetch` and `Headers` throw for those quotes the key.
 */
export function bearer(key: unknown): string {
  must(key && typeof key === "string", "apiKey must be a string, and not empty");
  return sendable("authorization", `Bearer ${key}`);
}

import { addHeaders } from "./headers.ts";
import { must } from "./unsendable-error.ts";

/**
 * Adds the `Authorization` header.
 *
 * @throws UnsendableError when the key is missing (most often an environment variable that is not set) or has characters
 * that HTTP can't carry. What `fetch` and `Headers` throw for those quotes the key.
 */
export function addBearer(headers: Record<string, string>, key: unknown): void {
  must(key && typeof key === "string", "apiKey must be a string, and not empty");
  addHeaders(headers, { authorization: `Bearer ${key}` });
}

import { UnsendableError } from "./unsendable-error.ts";
import type { ClientOptions } from "./types/client.ts";

/**
 * The value of the `Authorization` header.
 *
 * @throws UnsendableError when there is no key, and what the caller's function throws.
 */
export async function authorization({ apiKey }: ClientOptions): Promise<string> {
  const key = typeof apiKey === "function" ? await apiKey() : apiKey;
  if (!key) throw new UnsendableError("the API key is empty or missing");
  return `Bearer ${key}`;
}

import { must } from "./unsendable-error.ts";

/**
 * The base URL, without a slash at its end. In a page it may be a path, such as `/v2/api`.
 *
 * @throws UnsendableError for one that no request can be sent to, or that would not arrive as it is written. Its message
 * quotes none of it, since it may hold a password.
 */
export function checkBaseUrl(text: string): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  must(
    /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(text) || (page && /^\/(?!\/)[^?#]*$/.test(text)),
    "baseUrl must be https://host/path: with its scheme, and without credentials, query and fragment",
  );
  try {
    new URL(text, page);
  } catch {
    must(false, "baseUrl is not a URL");
  }
  return text.replace(/\/+$/, "");
}

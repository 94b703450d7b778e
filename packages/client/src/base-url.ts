import { must } from "./unsendable-error.ts";

/**
 * The base URL, without a slash at its end. In a page it may be a path, such as `/v2/api`.
 *
 * @throws UnsendableError for one that no request can be sent to, or that would not arrive as it is written. Its message
 * quotes none of it, since it may hold a password.
 */
export function checkBaseUrl(text: string): string {
  must(
    /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(text) ||
      ("location" in globalThis && /^\/(?!\/)[^?#]*$/.test(text)),
    "baseUrl must be https://host/path: with its scheme, without credentials, query and fragment",
  );
  return text.replace(/\/+$/, "");
}

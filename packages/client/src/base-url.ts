import { isPage } from "./is-page.ts";
import { must } from "./unsendable-error.ts";

/**
 * The base URL, without a slash at its end. In a page it may be a path, such as `/v2/api`.
 *
 * @throws UnsendableError for one that no request can be sent to, or that would not arrive as it is written. Its message
 * quotes none of it, since it may hold a password.
 */
export function checkBaseUrl(text: string): string {
  const [isUsable, origin] = /^(https?:\/\/[^\s/?#@]+)?(\/(?!\/)[^\s?#]*)?$/i.exec(text) ?? [];
  must(
    origin || (isPage && isUsable),
    "baseUrl must be https://host/path, without credentials, query and fragment",
  );
  return text.replace(/\/+$/, "");
}

import type { RetryClass } from "@messaging-api/types/errors";
import { html, type Html } from "./html.ts";

/** The meaning of a retry class in a few words, with a symbol, so that classes differ not only by color. */
export const retryWords: Readonly<Record<RetryClass, readonly [sign: string, words: string]>> = {
  never: ["✕", "Do not retry: fix the cause first"],
  quota: ["◷", "Do not retry: wait for quota"],
  "retry-after": ["▷", "Retry after a pause"],
  backoff: ["↻", "Retry with growing delays"],
};

/** The answer to "Can I send it again?", as a label. */
export function retryLabel(retry: RetryClass): Html {
  const [sign, words] = retryWords[retry];
  return html`<span class="retry ${retry}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}

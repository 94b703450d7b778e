// Made once: a decoder costs more than a short body. Not at import: some runtimes have neither decoders nor streams.
let shared: TextDecoder | undefined;

/**
 * Reads a body as text, and stops after `limit` bytes: JSON that is cut there is no JSON any more, and so no success.
 */
export async function readBody(response: Response, limit: number): Promise<string> {
  // React Native has no streams, and neither has every fake.
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  let text = "";
  let last: Uint8Array | undefined;
  let own: TextDecoder | undefined;
  for (let left = limit; left >= 0;) {
    const { done, value } = await reader.read();
    if (done) break;
    // A decoder that holds half of a character can't be shared.
    if (last) text += (own ??= new TextDecoder()).decode(last, { stream: true });
    last = value.subarray(0, left);
    left -= value.length;
    if (left < 0) reader.cancel().catch(() => {});
  }
  return text + (own ?? (shared ??= new TextDecoder())).decode(last);
}

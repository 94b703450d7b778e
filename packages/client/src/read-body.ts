// Created once, since a decoder costs more than a short body. Not at import, since some runtimes have neither
// decoders nor streams.
let shared: TextDecoder | undefined;

/** Reads a body as text, and stops after `limit` bytes. JSON that is cut there is invalid, and so isn't a success. */
export async function readBody(response: Response, limit: number): Promise<string> {
  // React Native has no streams, and some fakes don't either.
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  let text = "";
  let last: Uint8Array | undefined;
  let own: TextDecoder | undefined;
  for (let left = limit; left >= 0;) {
    const { done, value } = await reader.read();
    if (done) break;
    // A decoder with half of a character in it can't be shared.
    if (last) text += (own ??= new TextDecoder()).decode(last, { stream: true });
    last = value.subarray(0, left);
    left -= value.length;
    if (left < 0) reader.cancel().catch(() => {});
  }
  return text + (own ?? (shared ??= new TextDecoder())).decode(last);
}

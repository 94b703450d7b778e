// Made once: a decoder costs more than a short body. Not at import: some runtimes have neither decoders nor streams.
let decoder: TextDecoder | undefined;

/**
 * Reads a body as text, and stops after `limit` bytes: JSON that is cut there is no JSON any more, and so no success.
 */
export async function readBody(response: Response, limit: number): Promise<string> {
  // React Native has no streams, and neither has every fake.
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let left = limit; left >= 0;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value.subarray(0, left));
    left -= value.length;
    if (left < 0) reader.cancel().catch(() => {});
  }
  return chunks[1] ? new Blob(chunks).text() : (decoder ??= new TextDecoder()).decode(chunks[0]);
}

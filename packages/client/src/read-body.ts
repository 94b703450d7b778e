/**
 * Reads a body as text, and stops after `limit` bytes: JSON that is cut there is no JSON any more, and so no success.
 */
export async function readBody(response: Response, limit: number): Promise<string> {
  // React Native has no streams, and neither has every fake.
  const reader = response.body?.getReader?.();
  if (!reader) return response.text();
  let decoder: TextDecoder | undefined;
  let text = "";
  for (let left = limit; ;) {
    const { done, value } = await reader.read();
    if (done) return text + (decoder?.decode() ?? "");
    const chunk = value.length > left ? value.subarray(0, left) : value;
    left -= value.length;
    decoder ??= new TextDecoder();
    text += decoder.decode(chunk, { stream: true });
    if (left < 0) {
      reader.cancel().catch(() => {});
      return text;
    }
  }
}

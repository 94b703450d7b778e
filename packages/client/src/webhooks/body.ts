import type { WebhookDelivery } from "./types.ts";

/**
 * The raw bytes of a delivery; undefined if its body isn't raw.
 *
 * Rejects if the body was read before, or if it breaks off.
 */
export async function bytesOf(delivery: Request | WebhookDelivery): Promise<Uint8Array | undefined> {
  const body: unknown = "arrayBuffer" in delivery ? await delivery.arrayBuffer() : delivery.body;
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  // An `ArrayBuffer` from another realm, such as a test's, isn't an instance of this realm's class.
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]")
    return new Uint8Array(body as ArrayBuffer);
  if (!isStream(body)) return undefined;
  const parts = [];
  for await (const part of body) parts.push(part);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array<ArrayBuffer>> {
  return Symbol.asyncIterator in Object(body);
}

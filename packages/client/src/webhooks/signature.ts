const algorithm = { name: "HMAC", hash: "SHA-256" };

/** Importing a key takes as long as verifying with it. */
const keys = new Map<string, Promise<CryptoKey>>();
const mostKeys = 1000;

/** What a signature covers. */
export function signedBytes(time: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new TextEncoder().encode(time);
  const signed = new Uint8Array(start.length + body.length);
  signed.set(start);
  signed.set(body, start.length);
  return signed;
}

/**
 * Whether one of the secrets made this signature, which has 64 hexadecimal digits. `crypto.subtle.verify` compares in
 * constant time.
 */
export async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  digits: string,
  secrets: readonly string[],
): Promise<boolean> {
  const signature = Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  for (const secret of secrets) {
    // Anyone can sign with a missing secret.
    if (typeof secret !== "string" || !secret) continue;
    if (await crypto.subtle.verify("HMAC", await keyOf(secret), signature, signed)) return true;
  }
  return false;
}

function keyOf(secret: string): Promise<CryptoKey> {
  let key = keys.get(secret);
  if (!key) {
    if (keys.size >= mostKeys) keys.clear();
    key = crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["verify"]);
    keys.set(secret, key);
  }
  return key;
}

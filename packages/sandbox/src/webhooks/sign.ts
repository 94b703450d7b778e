const utf8 = new TextEncoder();

/**
 * Signs a body as the API does: the time in seconds since the Unix epoch, and the HMAC-SHA256 of time and body under
 * the secret, in hexadecimal digits.
 *
 * @throws TypeError if Web Crypto is missing: in a page without TLS that isn't on this machine.
 */
export async function signatureOf(secret: string, seconds: number, body: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode(`${seconds}.${body}`)));
  return `t=${seconds},v1=${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

import type { Incoming } from "./call.ts";
import type { Reply } from "./reply.ts";

/** The maximum size of a body, in bytes. */
const limits = { text: 1_048_576, upload: 16 * 1_048_576 } as const;

/** Whether a body of this type is bytes: a file, or a form with files. */
export function isUpload(type: string | null | undefined): boolean {
  return /^(?:multipart\/form-data|image\/|application\/octet-stream)/i.test(type?.trim() ?? "");
}

/** The maximum size of a body of this type, in bytes. */
export function bodyLimitOf(type: string | null | undefined): number {
  return isUpload(type) ? limits.upload : limits.text;
}

/** The reason for refusing a body. */
export function tooLarge(limit: number): { readonly unreadable: string } {
  return { unreadable: `the body is larger than ${limit / 1_048_576} MiB` };
}

const notText = { unreadable: "the body isn't valid UTF-8" } as const;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Turns a `Request` into what the sandbox reads. */
export async function incomingOf(request: Request): Promise<Incoming> {
  const { method, headers, url } = request;
  return {
    method,
    target: url.slice(url.indexOf("/", url.indexOf("//") + 2)).replace(/#.*$/s, ""),
    header: (name) => headers.get(name),
    body: await bodyOf(request),
  };
}

async function bodyOf(request: Request): Promise<Incoming["body"]> {
  if (request.body === null) return undefined;
  const type = request.headers.get("content-type");
  const limit = bodyLimitOf(type);
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge(limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > limit ? tooLarge(limit) : readableOf(bytes, type);
}

/** Converts bytes to a body of this type: an upload stays bytes, and anything else becomes text. */
export function readableOf(bytes: Uint8Array, type: string | null | undefined): Incoming["body"] {
  return isUpload(type) ? bytes : textOf(bytes);
}

function textOf(bytes: Uint8Array): string | typeof notText {
  try {
    return utf8.decode(bytes);
  } catch {
    return notText;
  }
}

/**
 * Turns what the sandbox answers into a `Response`.
 *
 * @throws TypeError if the connection must break, as `fetch` does.
 */
export async function responseOf(
  { status, headers, text, delayMs, dropped }: Reply,
  request: Request,
): Promise<Response> {
  if (delayMs > 0) await pause(delayMs, request);
  request.signal.throwIfAborted();
  if (dropped) throw new TypeError("fetch failed: the connection was dropped");
  return new Response(text, { status, headers });
}

function pause(ms: number, request: Request): Promise<void> {
  return new Promise((resolve) => {
    // The timer holds the request: in Node.js, its signal follows the caller's signal only until the request is
    // garbage-collected.
    const timer = setTimeout(() => resolve(void request), ms);
    // The caller decides what an abort means, after the pause.
    request.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

import type { Incoming } from "./call.ts";
import type { Reply } from "./reply.ts";

/** Larger bodies are refused. */
export const bodyLimit = 1_048_576;

/** Says why a body isn't taken. */
export const tooLarge = { unreadable: "the body is larger than 1 MiB" } as const;
const notText = { unreadable: "the body is not valid UTF-8" } as const;

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
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimit) return tooLarge;
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > bodyLimit ? tooLarge : textOf(bytes);
}

/** Bytes as text, or why they are none. */
export function textOf(bytes: Uint8Array): string | typeof notText {
  try {
    return utf8.decode(bytes);
  } catch {
    return notText;
  }
}

/**
 * Turns what the sandbox answers into a `Response`.
 *
 * @throws TypeError when the connection is to break, as `fetch` does.
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
    // The timer keeps the request: in Node its signal follows the caller's only as long as the request is not collected.
    const timer = setTimeout(() => resolve(void request), ms);
    // What an abort means is said by the caller, after the pause.
    request.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

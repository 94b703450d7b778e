import { isAscii } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Incoming } from "../call.ts";
import { bodyLimitOf, isUpload, readableOf, tooLarge } from "../fetch.ts";

/** The body of a request that has arrived completely. */
export function completeBody(request: IncomingMessage): Incoming["body"] {
  // Without an encoding, the stream returns bytes, and all of them.
  const bytes: Buffer | null = request.read();
  if (bytes === null) return undefined;
  const type = request.headers["content-type"];
  const limit = bodyLimitOf(type);
  return bytes.length > limit ? tooLarge(limit) : readable(bytes, type);
}

/**
 * Reads a body up to its limit, and drops the rest. Calls `done` or `failed` once, without a promise, which would cost
 * each request two turns of the queue.
 */
export function readBody(
  request: IncomingMessage,
  done: (body: Incoming["body"]) => void,
  failed: (error: Error) => void,
): void {
  const type = request.headers["content-type"];
  const limit = bodyLimitOf(type);
  const chunks: Buffer[] = [];
  let length = 0;
  let isDone = false;
  const finish = (body: Incoming["body"]) => {
    if (isDone) return;
    isDone = true;
    done(body);
  };
  request.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
    else finish(tooLarge(limit));
  });
  request.on("end", () => finish(length === 0 ? undefined : readable(Buffer.concat(chunks), type)));
  // A caller that goes away is an error too.
  request.on("error", (error) => {
    if (isDone) return;
    isDone = true;
    failed(error);
  });
}

/** Most texts are ASCII, which needs no decoder. */
function readable(bytes: Buffer, type: string | undefined): Incoming["body"] {
  return isAscii(bytes) && !isUpload(type) ? bytes.toString("latin1") : readableOf(bytes, type);
}

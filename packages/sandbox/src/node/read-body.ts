import type { IncomingMessage } from "node:http";
import type { Incoming } from "../call.ts";
import { bodyLimitOf, readableOf, tooLarge } from "../fetch.ts";

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
  request.on("end", () => finish(length === 0 ? undefined : readableOf(joined(chunks), type)));
  // A caller that goes away is an error too.
  request.on("error", (error) => {
    if (isDone) return;
    isDone = true;
    failed(error);
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}

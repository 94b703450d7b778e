import type { IncomingMessage } from "node:http";
import type { Incoming } from "../call.ts";
import { bodyLimitOf, readableOf, tooLarge } from "../fetch.ts";

/** Reads a body up to its limit, and drops the rest. */
export function readBody(request: IncomingMessage): Promise<Incoming["body"]> {
  const type = request.headers["content-type"];
  const limit = bodyLimitOf(type);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else resolve(tooLarge(limit));
    });
    request.on("end", () => resolve(length === 0 ? undefined : readableOf(joined(chunks), type)));
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("The request was aborted.")));
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}

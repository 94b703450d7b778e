import type { Duplex } from "node:stream";
import { refuse } from "../answer.ts";
import { replyOf } from "../reply.ts";

/** Answers broken HTTP requests and requests with too many header bytes, in the envelope too. */
export function refuseMalformed(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const { text } = replyOf(refuse(400, {}, reasons[error.code ?? ""] ?? "it isn't a valid HTTP request"));
  const head = [
    "HTTP/1.1 400 Bad Request",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}

const reasons: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "the path and the headers are larger than 16 KiB",
  ERR_HTTP_REQUEST_TIMEOUT: "it did not arrive in time",
};

import { isPage } from "./is-page.ts";

/** How far an upload is, in bytes of the whole form. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

const step = 65_536;

/** Receives the progress. It can be asynchronous. */
export type OnProgress = (progress: UploadProgress) => unknown;

/** The body of a request that reports how much of it was read, if the runtime can send a stream. */
export async function withProgress(
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: OnProgress | undefined,
): Promise<{ readonly body: BodyInit; readonly duplex?: "half" }> {
  if (!onProgress) return { body: bytes };
  const total = bytes.length;
  // Browsers don't send streams over HTTP/1.1, and Firefox doesn't send them at all, so the whole body is passed at
  // once.
  if (isPage) {
    await onProgress({ sent: total, total });
    return { body: bytes };
  }
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = bytes.subarray(sent, sent + step);
        // If it throws, the stream fails, and with it the call.
        await onProgress({ sent: (sent += chunk.length), total });
        controller.enqueue(chunk);
        if (sent === total) controller.close();
      },
    },
    // Don't produce more than requested.
    { highWaterMark: 0 },
  );
  // A stream has no length, and the response to its request comes only after it.
  return { body, duplex: "half" };
}

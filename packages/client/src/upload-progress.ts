import { isPage } from "./is-page.ts";

/** How far an upload is, in bytes of the whole form. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

const step = 65_536;

/** Is told of the progress. It may be asynchronous. */
export type OnProgress = (progress: UploadProgress) => unknown;

/** The body of a request that tells how much of it has been taken, where the runtime can send a stream. */
export async function withProgress(
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: OnProgress | undefined,
): Promise<{ readonly body: BodyInit; readonly duplex?: "half" }> {
  if (!onProgress) return { body: bytes };
  const total = bytes.length;
  // Browsers send no streams over HTTP/1.1, and Firefox sends none at all: the whole is handed over at once.
  if (isPage) {
    await onProgress({ sent: total, total });
    return { body: bytes };
  }
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = bytes.subarray(sent, sent + step);
        // What it throws errors the stream, and with it the call.
        await onProgress({ sent: (sent += chunk.length), total });
        controller.enqueue(chunk);
        if (sent === total) controller.close();
      },
    },
    // Nothing ahead of what is asked for.
    { highWaterMark: 0 },
  );
  // A stream has no length of its own, and its request answers only after it.
  return { body, duplex: "half" };
}

import { must } from "./unsendable-error.ts";

/** The bytes of a file. A stream of Node.js is an async iterable of bytes. */
type Bytes = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file with its name and its media type, if the bytes don't have them. */
export interface NamedFile {
  readonly data: Bytes;
  /** The name of the file. The default is the name of a `File`, or of the field. */
  readonly name?: string | undefined;
  /** The media type, such as `image/png`. The default is that of a `Blob`. */
  readonly type?: string | undefined;
}

/** The value of a field. */
export type FileSource = Bytes | NamedFile;

/**
 * The form as it is sent, with its media type. Closes the streams that it still reads when `over` is aborted.
 *
 * @throws UnsendableError for a field that isn't a file.
 */
export async function encodeForm(
  fields: object,
  over: AbortSignal,
): Promise<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  // A form or a file in place of the object has no own members, and would be sent as an empty form.
  const entries = typeof fields === "object" ? Object.entries(fields ?? {}) : [];
  must(entries.length > 0, "body must be an object with a file for each field");
  const form = new FormData();
  for (const [field, source] of entries) {
    const file: Partial<NamedFile> = Object(source);
    const { data, name, type }: Partial<NamedFile> & { data?: unknown } =
      file.data === undefined ? { data: source } : file;
    const blob = await blobOf(field, data, over);
    const ownName: unknown = Object(data).name;
    form.append(
      field,
      type === undefined ? blob : new Blob([blob], { type }),
      name ?? (typeof ownName === "string" ? ownName : field),
    );
  }
  // A `Response` encodes it as the runtime does. As bytes, it has a length and can be sent again.
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  return { type, bytes: new Uint8Array(await encoded.arrayBuffer()) };
}

async function blobOf(field: string, data: unknown, over: AbortSignal): Promise<Blob> {
  if (data instanceof Blob) return data;
  // Bytes in shared memory have the same class; `Blob` refuses them.
  if (data instanceof Uint8Array) return new Blob([data as Uint8Array<ArrayBuffer>]);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunksOf(field, data, over)) {
    must(chunk instanceof Uint8Array, `${field} must be a stream of bytes, without an encoding`);
    chunks.push(chunk as Uint8Array<ArrayBuffer>); // As above.
  }
  return new Blob(chunks);
}

/** The chunks of a stream. Some browsers can't iterate over a web stream. */
async function* chunksOf(field: string, data: unknown, over: AbortSignal): AsyncGenerator<unknown> {
  const stream: ReadableStream<unknown> & AsyncIterable<unknown> & { destroy?(): unknown } = Object(data);
  if (typeof stream.getReader === "function") {
    const reader = stream.getReader();
    // A stream that failed rejects, and has nothing to close.
    const close = () => void reader.cancel().catch(() => undefined);
    over.addEventListener("abort", close);
    try {
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
        yield value;
    } finally {
      close();
    }
  } else {
    must(
      typeof stream[Symbol.asyncIterator] === "function",
      `${field} must be a Blob, a File, a Uint8Array or a stream of bytes`,
    );
    // What is iterated over closes itself only after its next chunk.
    over.addEventListener("abort", () => stream.destroy?.());
    yield* stream;
  }
}

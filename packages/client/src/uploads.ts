import { runCall, settingsOf, type Send } from "./call.ts";
import { encodeForm, type FileSource } from "./upload-form.ts";
import { withProgress, type OnProgress, type UploadProgress } from "./upload-progress.ts";
import type { Call, CallOptions, Client } from "./types/client.ts";
import type { ErrorOf } from "./types/errors.ts";
import type { OperationName, OperationOf, RequestOf, SummaryOf } from "./types/operations.ts";
import { must, UnsendableError } from "./unsendable-error.ts";

export type { FileSource, NamedFile } from "./upload-form.ts";
export type { UploadProgress } from "./upload-progress.ts";

type FormOf<N extends string> =
  OperationOf<N> extends { requestBody: { content: { "multipart/form-data": infer F } } } ? F : never;

/** The operations that take a form with a file. */
export type UploadName = {
  [N in OperationName]: [FormOf<N>] extends [never] ? never : N;
}[OperationName];

/**
 * The arguments of `upload`: the parameters of the operation, a file for each field of its form, and the options of a
 * call.
 */
export type UploadInit<N extends UploadName> = RequestOf<N> &
  CallOptions & {
    readonly body: { readonly [K in keyof FormOf<N>]: FileSource };
    /**
     * Called while the form is sent, with the number of bytes passed to the runtime so far. In a page, it is called
     * once, at the end, because `fetch` doesn't report progress there. Each attempt starts from 0. If it throws or
     * rejects, the call ends with `client/aborted`.
     */
    readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  };

/**
 * Uploads files. It's a call like any other: it returns `data` or `error`, and retries like the client.
 *
 * ```ts
 * const { data, error } = await upload(client, "POST /groups/{groupId}/icon", {
 *   params: { path: { groupId } },
 *   body: { icon: file },
 * });
 * ```
 *
 * A file is a `Blob`, a `File`, a `Uint8Array`, or a stream of the web or of Node.js. A stream is read once, into
 * memory, so that the next attempt has it too. Within `timeoutMs`, the file is both read and sent.
 *
 * @throws TypeError for a client that `createClient` of this package didn't make. All other mistakes are the `error`.
 */
export function upload<N extends UploadName>(
  client: Client,
  operation: N,
  init: UploadInit<N>,
): Call<N, SummaryOf<N>, ErrorOf<N>> {
  const settings = settingsOf.get(client);
  if (!settings)
    throw new UnsendableError("upload() needs a client made by createClient() of the same package");
  const { body, onProgress, ...options }: UploadInit<UploadName> = Object(init);
  let form: ReturnType<typeof encodeForm> | undefined;
  const over = new AbortController();
  const send: Send = async (request, onStage, path, params) => {
    must(onProgress === undefined || typeof onProgress === "function", "onProgress must be a function");
    // Read once for all attempts, and only when it is needed.
    const { type, bytes } = await (form ??= encodeForm(body, over.signal));
    request.headers["content-type"] = type;
    const { report, thrown } = guarded(onProgress);
    try {
      return await settings.send(
        { ...request, ...(await withProgress(bytes, report)) },
        onStage,
        path,
        params,
      );
    } catch (reason) {
      // `fetch` would turn it into something like a network failure.
      if (thrown.length > 0) onStage("client/aborted");
      throw thrown.length > 0 ? thrown[0] : reason;
    }
  };
  const [method = "", path = ""] = `${operation}`.split(" ");
  const result = runCall({ ...settings, send }, method, path, options);
  // It never rejects.
  void result.then(() => over.abort());
  const orThrow = async () => {
    const { data, error } = await result;
    return error ? error.throw() : data;
  };
  // Only the types know what an operation takes and returns.
  return Object.assign(result, { orThrow }) as unknown as Call<N, SummaryOf<N>, ErrorOf<N>>;
}

/** Stores what `onProgress` throws. */
function guarded(onProgress: OnProgress | undefined) {
  const thrown: unknown[] = [];
  const report: OnProgress | undefined =
    onProgress &&
    (async (progress) => {
      try {
        await onProgress(progress);
      } catch (reason) {
        thrown.push(reason);
        throw reason;
      }
    });
  return { report, thrown };
}

import { refuse, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";
import type { Upload } from "../contract.ts";
import { boundaryOf, partsOf, type Part } from "../multipart.ts";

/** What the sandbox keeps of a file: not its bytes, so that memory stays flat. */
export interface UploadedFile {
  readonly type: string;
  readonly size: number;
  readonly sum: number;
}

/** Reads the file of an upload, and makes it the body of the call: `{ icon: { type, size, sum } }`. */
export function readUpload(call: Call, upload: Upload): Answer | undefined {
  const { body, header } = call.incoming;
  const boundary = boundaryOf(header("content-type"));
  if (boundary === undefined || !(body instanceof Uint8Array))
    return refuse(
      400,
      {},
      `the body must be a form; send \`multipart/form-data\` with the file as \`${upload.field}\``,
    );
  const parts = partsOf(body, boundary);
  if (parts === undefined) return refuse(400, {}, "the form is incomplete, or its boundary is another");
  const files = parts.filter(({ name }) => name === upload.field);
  const [file] = files;
  if (file === undefined || files.length > 1)
    return refuse(
      400,
      {},
      `the form has ${files.length} fields \`${upload.field}\`; send one, with the file in it`,
    );
  const type = typeOf(file);
  const problem = problemOf(file, type, upload);
  if (problem !== undefined) return refuse(400, {}, `\`${upload.field}\` ${problem}`);
  const kept: UploadedFile = { type, size: file.bytes.length, sum: sumOf(file.bytes) };
  call.body = { [upload.field]: kept };
  return undefined;
}

function problemOf({ bytes, filename }: Part, type: string, { maxBytes, types }: Upload): string | undefined {
  if (filename === undefined) return "must be a file: give it a file name";
  if (bytes.length === 0) return "is an empty file";
  if (bytes.length > maxBytes) return `is larger than ${maxBytes / 1_048_576} MB`;
  return types.includes(type) ? undefined : `must be one of ${types.join(", ")}, not ${type || "unknown"}`;
}

/** A file that says nothing of its type has the one that its first bytes show. */
function typeOf({ bytes, type }: Part): string {
  if (type !== "" && type !== "application/octet-stream") return type;
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return starts.find(([pattern]) => pattern.test(start))?.[1] ?? type;
}

const starts: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^\x89PNG\r\n/, "image/png"],
  [/^GIF8[79]a/, "image/gif"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
  [/^.{4}ftyp(?:heic|heix|hevc)/s, "image/heic"],
  [/^.{4}ftyp(?:mif1|msf1)/s, "image/heif"],
];

/** FNV-1a: the same for the same bytes, and hardly for others. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += 1)
    sum = Math.imul(sum ^ (bytes[index] as number), 0x01000193);
  return sum >>> 0;
}

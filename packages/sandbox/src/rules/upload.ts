import { refuse, type Answer } from "../answer.ts";
import type { Call, Incoming } from "../call.ts";
import type { Upload } from "../contract.ts";
import { boundaryOf, summaryOf, type PartSummary, type SummarizedForm } from "../multipart.ts";

/** What the sandbox stores about a file. It doesn't store the bytes, so that memory stays flat. */
export type UploadedFile = Pick<PartSummary, "type" | "size" | "sum">;

/** Reads the file of an upload, and sets it as the body of the call: `{ icon: { type, size, sum } }`. */
export function readUpload(call: Call, upload: Upload): Answer | undefined {
  const { field } = upload;
  const form = formOf(call.incoming);
  if (form === undefined)
    return refuse(
      400,
      {},
      `the body must be a form; send \`multipart/form-data\` with the file as \`${field}\``,
    );
  if (form.parts === null)
    return refuse(400, {}, "the form ends too early, or has another boundary than `Content-Type` names");
  const [file, ...others] = form.parts.filter(({ name }) => name === field);
  if (file === undefined || others.length > 0) {
    const found = file === undefined ? "none" : String(1 + others.length);
    return refuse(400, {}, `the form must have one field \`${field}\`, with the file in it; it has ${found}`);
  }
  const problem = problemOf(file, upload);
  if (problem !== undefined) return refuse(400, {}, `\`${field}\` ${problem}`);
  const { type, size, sum } = file;
  const kept: UploadedFile = { type, size, sum };
  call.body = { [field]: kept };
  return undefined;
}

/** A form comes as bytes or, from the journal, as a summary of them. Undefined if the body isn't a form. */
function formOf({ body, header }: Incoming): SummarizedForm | undefined {
  const contentType = header("content-type");
  if (boundaryOf(contentType) === undefined || typeof body !== "object" || "unreadable" in body)
    return undefined;
  return body instanceof Uint8Array ? { parts: summaryOf(body, contentType) } : body;
}

function problemOf({ filename, type, size }: PartSummary, { maxBytes, types }: Upload): string | undefined {
  if (filename === undefined) return "must be a file: give it a file name";
  if (size === 0) return "is an empty file";
  if (size > maxBytes) return `is larger than ${maxBytes / 1_048_576} MB`;
  return types.includes(type) ? undefined : `must be one of ${types.join(", ")}, not ${type || "unknown"}`;
}

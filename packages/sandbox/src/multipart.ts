import { fileType } from "./file-type.ts";

/** A part of a form: a field or a file. */
export interface Part {
  readonly name: string;
  /** The name of the file; undefined for a field that isn't a file. */
  readonly filename: string | undefined;
  /** Its media type, in lower case and without parameters; empty if it has none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A part in the form that the sandbox stores: without a file's bytes, so that memory and journal stay small. */
export interface PartSummary {
  readonly name: string;
  readonly filename: string | undefined;
  /** Its media type: the declared one, or the one detected from its first bytes. */
  readonly type: string;
  /** Its length in bytes. */
  readonly size: number;
  readonly sum: number;
}

/** A form whose parts were read before. Null means that the form is incomplete. */
export interface SummarizedForm {
  readonly parts: readonly PartSummary[] | null;
}

const utf8 = new TextDecoder();
const [cr, lf, dash] = [13, 10, 45] as const;
const emptyLine = new Uint8Array([cr, lf, cr, lf]);

/** The boundary in a `Content-Type`. Undefined if it isn't the type of a form, or has no boundary. */
export function boundaryOf(contentType: string | null | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data[ \t]*;(?:.*;)?[ \t]*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
      contentType?.trim() ?? "",
    ) ?? [];
  return quoted ?? plain;
}

/** Reads the parts of a form (RFC 7578). Undefined if the bytes aren't a form, or end too early. */
export function partsOf(bytes: Uint8Array, boundary: string): Part[] | undefined {
  const delimiter = new TextEncoder().encode(`--${boundary}`);
  const parts: Part[] = [];
  let at = indexOf(bytes, delimiter, 0);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (bytes[start] === dash && bytes[start + 1] === dash) return parts;
    const head = afterLine(bytes, start);
    const next = delimiterAfter(bytes, delimiter, head);
    if (next < 0) return undefined;
    const part = partOf(bytes.subarray(head, next));
    if (part === undefined) return undefined;
    parts.push(part);
    at = next + 2;
  }
  return undefined;
}

/** Summarizes the parts of a form; null if the bytes aren't one. */
export function summaryOf(bytes: Uint8Array, contentType: string | null | undefined): PartSummary[] | null {
  const boundary = boundaryOf(contentType);
  const parts = boundary === undefined ? undefined : partsOf(bytes, boundary);
  const summaries = parts?.map(({ name, filename, type, bytes: content }) => ({
    name,
    filename,
    type: fileType(content, type),
    size: content.length,
    sum: sumOf(content),
  }));
  return summaries ?? null;
}

/** FNV-1a: files with the same bytes have the same sum, and other files almost never do. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

/** The start of the line break before the next delimiter. */
function delimiterAfter(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  for (let at = indexOf(bytes, delimiter, from); at >= 0; at = indexOf(bytes, delimiter, at + 1))
    if (bytes[at - 2] === cr && bytes[at - 1] === lf) return at - 2;
  return -1;
}

/** A part begins with its headers, followed by an empty line. */
function partOf(bytes: Uint8Array): Part | undefined {
  const end = indexOf(bytes, emptyLine, 0);
  const head = utf8.decode(bytes.subarray(0, Math.max(0, end)));
  const disposition = headerOf(head, "content-disposition");
  const name = parameterOf(disposition, "name");
  if (name === undefined) return undefined;
  const type = (headerOf(head, "content-type").split(";")[0] ?? "").trim().toLowerCase();
  const content = bytes.subarray(end + emptyLine.length);
  return { name, filename: parameterOf(disposition, "filename"), type, bytes: content };
}

function headerOf(head: string, name: string): string {
  return new RegExp(`^${name}:[ \t]*(.*)$`, "im").exec(head)?.[1] ?? "";
}

/** Some clients send a name beyond ASCII as `filename*`. */
function parameterOf(header: string, name: string): string | undefined {
  const [, quoted, plain] = new RegExp(`;[ \t]*${name}\\*?=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(header) ?? [];
  return quoted ?? plain;
}

/** The start of the line after the one at `from`. */
function afterLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(lf, from);
  return at < 0 ? bytes.length : at + 1;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length += 1;
    if (length === wanted.length) return at;
  }
  return -1;
}

/** The media type of a file. If it has none or a generic one, the type is detected from its first bytes. */
export function fileType(bytes: Uint8Array, named: string): string {
  if (named !== "" && named !== "application/octet-stream") return named;
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return starts.find(([pattern]) => pattern.test(start))?.[1] ?? named;
}

const starts: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^\x89PNG\r\n/, "image/png"],
  [/^GIF8[79]a/, "image/gif"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
  [/^.{4}ftyp(?:heic|heix|hevc)/s, "image/heic"],
  [/^.{4}ftyp(?:mif1|msf1)/s, "image/heif"],
];

// Keywords for people and for generators. Two schemas that differ only in these accept the same values.
const annotations = new Set(
  "title description example examples default deprecated externalDocs xml discriminator $comment".split(" "),
);

/** Whether a keyword doesn't affect which values a schema accepts. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

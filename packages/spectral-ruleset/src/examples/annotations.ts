// Words for people and for generators: two schemas that differ in these alone take the same values.
const annotations = new Set(
  "title description example examples default deprecated externalDocs xml discriminator $comment".split(" "),
);

/** Whether a keyword says nothing about which values a schema takes. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

import type { Document } from "@messaging-api/error-model/bundled";

/** Where the documentation is published, without a slash at the end: the contract's `externalDocs`. */
export function docsBaseUrl(document: Pick<Document, "externalDocs">): string {
  return (document.externalDocs?.url ?? "https://messaging-api.github.io/contract").replace(/\/$/, "");
}

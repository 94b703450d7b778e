import type { Document } from "@messaging-api/error-model/bundled";

/** Where the API answers for real. A program that people run against it uses this one, unless it is told otherwise. */
export function productionUrlOf(document: Document): string {
  const urls = urlsOf(document);
  return urls.find((url) => !isLocal(url)) ?? urls[0] ?? "";
}

/** Where the sandbox answers. A tool that executes the document on its own uses this one. */
export function sandboxUrlOf(document: Document): string {
  return urlsOf(document).find(isLocal) ?? "http://127.0.0.1:4020/";
}

function urlsOf(document: Document): string[] {
  return (document.servers ?? []).map(({ url }) => url);
}

function isLocal(url: string): boolean {
  return ["127.0.0.1", "localhost"].includes(new URL(url, "http://localhost").hostname);
}

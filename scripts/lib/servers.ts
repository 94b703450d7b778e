import type { Document } from "@messaging-api/error-model/bundled";

/** The URL of the real API. Programs for people use it by default. */
export function productionUrlOf(document: Document): string {
  const urls = urlsOf(document);
  return urls.find((url) => !isLocal(url)) ?? urls[0] ?? "";
}

/** The URL of the sandbox. Tools that execute the document by themselves use it. */
export function sandboxUrlOf(document: Document): string {
  return urlsOf(document).find(isLocal) ?? "http://127.0.0.1:4020/";
}

function urlsOf(document: Document): string[] {
  return (document.servers ?? []).map(({ url }) => url);
}

function isLocal(url: string): boolean {
  return ["127.0.0.1", "localhost"].includes(new URL(url, "http://localhost").hostname);
}

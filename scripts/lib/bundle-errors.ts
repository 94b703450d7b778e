import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import type { ErrorEntry } from "@messaging-api/types/errors";
import { readBundle } from "./document.ts";
import { readErrors } from "./error-model.ts";
import { paths } from "./paths.ts";

/** The errors of the bundle that this process made or read last. */
let last: { readonly digest: string; readonly errors: readonly ErrorEntry[] } | undefined;

/** Stands for a text, which can have 60 MB in memory. */
const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Keeps the errors of a bundle, so that the steps after it don't read them again. */
export function keepErrors(text: string, errors: readonly ErrorEntry[]): void {
  last = { digest: digestOf(text), errors };
}

/** The bundled document below `root` and its errors, which are read only if no earlier step has read this very text. */
export async function readBundleErrors(
  root: string,
): Promise<{ readonly document: Document; readonly errors: readonly ErrorEntry[] }> {
  const document = await readBundle(root);
  const text = await readFile(join(root, paths.bundleJson), "utf8");
  if (last?.digest !== digestOf(text)) keepErrors(text, await readErrors(root, document));
  return { document, errors: last?.errors ?? [] };
}

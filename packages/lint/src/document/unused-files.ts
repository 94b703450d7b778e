import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isAbsoluteUrl } from "./redocly-core.ts";
import type { Finding } from "../findings/finding.ts";
import { nameOf, start } from "./place.ts";
import { ownFinding } from "./unreadable.ts";

/**
 * Finds files that nothing refers to, in folders that hold other files of the document. No other rule can see them: an error
 * that no response lists isn't part of the document.
 */
export async function unusedFiles(entry: string, read: ReadonlySet<string>): Promise<Finding[]> {
  const folders = new Set(
    [...read].filter((path) => path !== entry && !isAbsoluteUrl(path)).map((path) => dirname(path)),
  );
  // The folder of the document holds configuration and other documents.
  folders.delete(dirname(entry));
  const findings: Finding[] = [];
  for (const folder of [...folders].sort()) {
    for (const name of (await readdir(folder)).sort()) {
      const path = join(folder, name);
      if (/\.(ya?ml|json)$/.test(name) && !read.has(path)) findings.push(findingOf(path));
    }
  }
  return findings;
}

function findingOf(path: string): Finding {
  const message = "nothing refers to this file. Refer to it, or delete it.";
  return ownFinding("file-unused", "warning", { file: nameOf(path), message, place: start, pointer: "#/" });
}

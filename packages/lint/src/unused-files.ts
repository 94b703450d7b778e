import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isAbsoluteUrl } from "@redocly/openapi-core";
import type { Finding } from "./finding.ts";
import { nameOf } from "./place.ts";

/**
 * Files that nothing refers to, in folders of which other files are referred to. A document made of its files cannot show
 * them: an error that is in no response is in no bundle either.
 */
export async function unusedFiles(entry: string, read: ReadonlySet<string>): Promise<Finding[]> {
  const folders = new Set(
    [...read].filter((path) => path !== entry && !isAbsoluteUrl(path)).map((path) => dirname(path)),
  );
  // Beside the entry lie configuration and other documents.
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
  return {
    file: nameOf(path),
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    pointer: "#/",
    rule: "file-unused",
    severity: "warning",
    message: "nothing refers to this file: list it where it belongs, or remove it",
    engine: "contract",
  };
}

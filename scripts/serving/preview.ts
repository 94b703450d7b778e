import { previewPages } from "../../packages/docs/build.ts";
import type { ParsedFiles } from "../lib/parsed-files.ts";
import { paths } from "../lib/paths.ts";
import { bundleJson, readContractFiles } from "../steps/bundle.ts";
import { catalogueJson } from "../steps/catalogue.ts";
import type { ReadPage } from "./live-pages.ts";

/**
 * Makes the pages of a checkout's contract in memory. Each call parses only the files that changed since the last one.
 */
export function makePreview(root: string): () => Promise<ReadPage> {
  const parsed: ParsedFiles = new Map();
  return async () => {
    const contract = await readContractFiles(root, parsed);
    return previewPages(
      root,
      new Map([
        [paths.bundleJson, bundleJson(contract)],
        [paths.catalogueJson, catalogueJson(contract.document, contract.errors)],
      ]),
    );
  };
}

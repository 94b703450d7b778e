import { readGenerated } from "./document.ts";
import type { ErrorEntry } from "./error-model.ts";
import { paths } from "./paths.ts";

/** The error catalogue as written to `errors.json`. */
export interface Catalogue {
  readonly $comment: string;
  /** The version of the contract, `info.version`. */
  readonly contractVersion: string;
  readonly errors: readonly ErrorEntry[];
}

/** Reads the catalogue below `root`. */
export async function readCatalogue(root: string): Promise<Catalogue> {
  return (await readGenerated(root, paths.catalogueJson)) as Catalogue;
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ErrorEntry } from "./error-model.ts";
import { Failure } from "./failure.ts";
import { paths } from "./paths.ts";

/** The error catalogue as it stands in `errors.json`. */
export interface Catalogue {
  readonly $comment: string;
  /** The version of the contract, `info.version`. */
  readonly contractVersion: string;
  readonly errors: readonly ErrorEntry[];
}

/** Reads the catalogue below `root`. */
export async function readCatalogue(root: string): Promise<Catalogue> {
  const text = await readFile(join(root, paths.catalogueJson), "utf8").catch(() => {
    throw new Failure(
      `${paths.catalogueJson} is missing. Run \`pnpm generate\`, which makes it from openapi/.`,
    );
  });
  return JSON.parse(text) as Catalogue;
}

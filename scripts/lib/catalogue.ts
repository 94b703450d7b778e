import type { Catalogue } from "@messaging-api/types/errors";
import { readGenerated } from "./document.ts";
import { paths } from "./paths.ts";

/** Reads the catalogue below `root`. */
export async function readCatalogue(root: string): Promise<Catalogue> {
  return readGenerated<Catalogue>(root, paths.catalogueJson);
}

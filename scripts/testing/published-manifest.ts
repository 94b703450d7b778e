import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package's manifest as `pnpm pack` writes it. */
export async function publishedManifest(folder: string): Promise<string> {
  const { publishConfig, ...manifest } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    publishConfig: object;
  };
  return JSON.stringify({ ...manifest, ...publishConfig });
}

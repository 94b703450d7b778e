import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readBundle } from "./lib/document.ts";
import { Failure, reportFailure } from "./lib/failure.ts";
import { repository } from "./lib/paths.ts";

/** Publishes every package whose version is not on npm yet, once the contract says the same version. */
async function release(): Promise<void> {
  const { info } = await readBundle(repository);
  const manifest = await readFile(join(repository, "packages/types/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  if (info.version !== version) {
    throw new Failure(
      `openapi/openapi.yaml says version ${info.version}, packages/types/package.json ${version}. ` +
        "Set `info.version` to the version that `pnpm changeset version` chose, and run `pnpm generate`.",
    );
  }
  const { status } = spawnSync("pnpm", ["changeset", "publish"], { cwd: repository, stdio: "inherit" });
  if (status !== 0) throw new Failure("`changeset publish` failed; the lines above say why.");
}

await release().catch(reportFailure);

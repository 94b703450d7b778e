import { watch } from "node:fs/promises";
import { join } from "node:path";
import { paths, repository } from "./lib/paths.ts";
import { reportFailure } from "./lib/failure.ts";
import { serve } from "./serve.ts";
import { turbo } from "./turbo.ts";

const watched = ["openapi", "packages/docs/theme", "packages/docs/src", "scripts/docs"];
// Editors write a file in several steps; one build is enough for them all.
const quietMs = 80;

/**
 * Calls `build` after changes below the folders, never twice at once: what changes meanwhile is built afterwards.
 * It ends when the signal is aborted.
 */
export async function rebuildOnChange(
  folders: readonly string[],
  build: (changed: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let changed: string | undefined;
  let building = Promise.resolve();
  const consider = (file: string) => {
    const idle = changed === undefined;
    changed = file;
    if (!idle) return;
    building = building
      .then(() => new Promise((resolve) => setTimeout(resolve, quietMs)))
      .then(() => {
        const last = changed ?? file;
        changed = undefined;
        return build(last);
      })
      .catch(reportFailure);
  };
  await Promise.all(
    folders.map(async (folder) => {
      try {
        for await (const { filename } of watch(folder, { recursive: true, signal })) {
          if (filename && !filename.endsWith(".tmp")) consider(filename);
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }),
  );
  await building;
}

/** `pnpm dev`: builds, serves, and at every change builds what depends on it and reloads the pages. */
async function dev(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  await turbo(["build", "--output-logs=errors-only"]);
  const server = await serve({ folder: join(repository, paths.site), live: true });
  console.log(
    `\nDocumentation: ${server.url}\nIt follows changes in ${watched.join(", ")}. Ctrl-C stops it.`,
  );
  const rebuild = async (changed: string) => {
    const started = performance.now();
    const code = await turbo(["build", "--output-logs=errors-only"]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (code !== 0) return console.error(`${changed}: the build failed; the pages stay as they were.`);
    server.reload();
    console.log(`${changed}: rebuilt and reloaded in ${seconds} s`);
  };
  await rebuildOnChange(
    watched.map((folder) => join(repository, folder)),
    rebuild,
    stop.signal,
  );
  await server.close();
}

if (import.meta.main) await dev().catch(reportFailure);

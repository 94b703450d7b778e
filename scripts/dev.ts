import { watch } from "node:fs/promises";
import { join } from "node:path";
import { paths, repository } from "./lib/paths.ts";
import { Failure, printFailure, reportFailure, textOf } from "./lib/failure.ts";
import { optionsOf } from "./lib/options.ts";
import type { LivePages } from "./serving/live-pages.ts";
import { Rest } from "./serving/rest.ts";
import { serve } from "./serving/serve.ts";
import { turbo } from "./turbo.ts";

const usage = `Usage: pnpm dev

Builds everything, serves the documentation, and follows every change of the contract and the theme. It takes no options
but --help.`;

const watched = ["openapi", "packages/docs/theme"];
// Editors write a file in several steps, so that it can be empty for a moment. One build is enough for all of them.
const quietMs = 50;

/**
 * Calls `build` after changes below the folders, never twice at once. Changes during a build start another one
 * afterwards. It ends when the signal is aborted.
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
      .catch(printFailure);
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

/**
 * Follows a checkout's contract and theme. After every change, it shows the new pages from memory, and then writes
 * everything that is generated from the contract.
 */
export async function follow(
  root: string,
  pages: Pick<LivePages, "show" | "settle" | "fail">,
  signal: AbortSignal,
): Promise<void> {
  // Loaded here, because someone who asks for the usage doesn't have to wait for it.
  const { makePreview } = await import("./serving/preview.ts");
  const preview = makePreview(root);
  const rest = new Rest(root);
  let edits = 0;
  const refuse = (error: unknown) => {
    printFailure(error);
    pages.fail(textOf(error));
  };
  const writeRest = async (edit: number) => {
    const failure = await rest.write();
    // A newer edit is already on the pages.
    if (edit < edits) return;
    if (failure === undefined) pages.settle();
    else refuse(new Failure(failure));
  };
  const rebuild = async (changed: string) => {
    const started = performance.now();
    const edit = ++edits;
    await pages.show(await preview());
    console.log(`${changed}: on the open pages after ${Math.round(performance.now() - started)} ms`);
    void writeRest(edit).catch(refuse);
  };
  // The first preview takes longest, so make it before the first edit.
  await preview().catch(() => undefined);
  await rebuildOnChange(
    watched.map((folder) => join(root, folder)),
    (changed) => rebuild(changed).catch(refuse),
    signal,
  );
  await rest.close();
}

/** `pnpm dev`: builds, serves, and follows every change. */
async function dev(): Promise<void> {
  const { help } = optionsOf(process.argv.slice(2), { help: { type: "boolean", default: false } }, usage);
  if (help) return console.log(usage);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  if ((await turbo(["build", "--output-logs=errors-only"])) !== 0)
    throw new Failure("The build failed; the lines above say where.");
  const server = await serve({ folder: join(repository, paths.site), live: true });
  console.log(
    `\nDocumentation: ${server.url}\nIt follows changes in ${watched.join(", ")}. Ctrl-C stops it.`,
  );
  await follow(repository, server.live, stop.signal);
  await server.close();
}

if (import.meta.main) await dev().catch(reportFailure);

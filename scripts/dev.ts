import { watch } from "node:fs/promises";
import { join } from "node:path";
import { paths, repository } from "./lib/paths.ts";
import { docsStep } from "../packages/docs/build.ts";
import { bundleStep } from "./steps/bundle.ts";
import { catalogueStep } from "./steps/catalogue.ts";
import { steps } from "./generate.ts";
import { Failure, printFailure, reportFailure } from "./lib/failure.ts";
import { optionsOf } from "./lib/options.ts";
import { writeStep } from "./lib/step.ts";
import { serve, type SiteServer } from "./serving/serve.ts";
import { turbo } from "./turbo.ts";

const usage = `Usage: pnpm dev

Builds everything, serves the documentation, and follows every change of the contract and the theme. It takes no options
but --help.`;

const watched = ["openapi", "packages/docs/theme"];
// Editors write a file in several steps. One build is enough for all of them.
const quietMs = 80;

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

/** The steps from an edited text to its page, in order of dependency. */
const pageSteps = [bundleStep, catalogueStep, docsStep];
/** The other steps, and the site again, because it contains the documents for other tools and the sandbox. */
const others = [...steps.filter((step) => !pageSteps.includes(step)), docsStep];

/**
 * Serves a checkout's built site, and at every change of its contract or theme rebuilds the pages and reloads them;
 * then what else depends on the contract. In this process, where everything is loaded already.
 */
export async function follow(root: string, server: SiteServer, signal: AbortSignal): Promise<void> {
  const rebuild = async (changed: string) => {
    const started = performance.now();
    for (const step of pageSteps) await writeStep(step, root);
    server.reload();
    console.log(`${changed}: pages reloaded after ${Math.round(performance.now() - started)} ms`);
    let differs = false;
    for (const step of others)
      await writeStep(step, root, (_, changed) => {
        differs = step === docsStep && (differs || changed);
      });
    if (differs) server.reload();
  };
  await rebuildOnChange(
    watched.map((folder) => join(root, folder)),
    rebuild,
    signal,
  );
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
  await follow(repository, server, stop.signal);
  await server.close();
}

if (import.meta.main) await dev().catch(reportFailure);

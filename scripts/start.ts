import { join } from "node:path";
import { parseArgs } from "node:util";
import { onStop } from "@messaging-api/sandbox/node";
import open from "open";
import { Failure, reportFailure } from "./lib/failure.ts";
import { paths, repository } from "./lib/paths.ts";
import { serve } from "./serving/serve.ts";
import { startSandbox } from "./serving/start-sandbox.ts";
import { turbo } from "./turbo.ts";

const usage = `Usage: npm start -- [options]
  --no-serve      build everything and stop (for machines)
  --no-open       serve without opening a browser
  --port <number> the port to serve on (default: the first free one from 4010)`;

/**
 * `npm start`: builds everything, serves the documentation, runs the sandbox beside it, and opens the site if a
 * person can see it.
 */
async function start(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const code = await turbo(["build", "--output-logs=new-only"]);
  if (code !== 0) throw new Failure("The build failed; the lines above say where. Nothing is served.");
  if (!options.serve) return;

  const server = await serve({
    folder: join(repository, paths.site),
    ...(options.port && { port: options.port }),
  });
  const sandbox = await startSandbox();
  console.log(`\nDocumentation: ${server.url}`);
  if (sandbox)
    console.log(
      `Sandbox:       ${sandbox.url} (its keys: packages/sandbox/README.md; its errors: packages/sandbox/docs/errors.md)`,
    );
  console.log("Ctrl-C stops both.");
  if (options.open && somebodyIsLooking()) await open(server.url);
  onStop(() => void Promise.all([server.close(), sandbox?.close()]));
}

function optionsOf(args: readonly string[]): { serve: boolean; open: boolean; port?: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        serve: { type: "boolean", default: true },
        open: { type: "boolean", default: true },
        port: { type: "string" },
      },
    });
    if (values.port === undefined) return { serve: values.serve, open: values.open };
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      throw new Error(`--port takes 0 to 65535, not "${values.port}"`);
    return { serve: values.serve, open: values.open, port };
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/**
 * Whether a browser window would reach a person: there is a terminal, no CI, and a display if the platform needs one.
 */
function somebodyIsLooking(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI || !process.stdout.isTTY) return false;
  return process.platform !== "linux" || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

await start().catch(reportFailure);

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launchBrowserServer } from "../lib/browser.ts";
import { paths, repository } from "../lib/paths.ts";
import { serve } from "../serving/serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The endpoint of the one browser of a test run. Undefined on a machine without a browser. */
    readonly browser: string | undefined;
    /** The address of the built site. */
    readonly site: string | undefined;
  }
}

/**
 * Starts one browser and one server of the built site for all test files, because a browser needs seconds of CPU time
 * to start, and more for its first page.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(repository, paths.site);
  const server = existsSync(join(folder, "index.html")) ? await serve({ folder, port: 0 }) : undefined;
  const browser = await launchBrowserServer();
  project.provide("site", server?.url);
  project.provide("browser", browser?.wsEndpoint());
  return async () => {
    await browser?.close();
    await server?.close();
  };
}

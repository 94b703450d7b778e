import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { paths, repository } from "../lib/paths.ts";
import { serve } from "../serving/serve.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the built site. */
    readonly site: string | undefined;
  }
}

/** Starts one server of the built site for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(repository, paths.site);
  const server = existsSync(join(folder, "index.html")) ? await serve({ folder, port: 0 }) : undefined;
  project.provide("site", server?.url);
  return async () => server?.close();
}

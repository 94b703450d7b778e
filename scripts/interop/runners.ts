import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "@messaging-api/sandbox";
import { serve } from "@messaging-api/sandbox/node";
import { Failure } from "../lib/failure.ts";
import { paths, repository } from "../lib/paths.ts";
import { redoclyCli } from "../lib/redocly.ts";
import { run } from "../lib/run.ts";

/** The result of a runner with the document alone: one step per operation. */
export interface Ran {
  readonly package: string;
  readonly passed: number;
  readonly all: number;
  /** The operations whose step failed, such as `POST /webhooks`. */
  readonly failed: readonly string[];
}

/**
 * Generates Arazzo workflows from the document with Redocly, and runs them against the sandbox in the generated
 * order. That order deletes a contact before it lists the contact's tags, and the workflows expect the lowest
 * successful status.
 */
export async function runGenerated(): Promise<Ran[]> {
  const folder = await mkdtemp(join(tmpdir(), "interop-"));
  const server = await serve(createSandbox(), { port: 0 });
  const redocly = (...args: readonly string[]) =>
    run(process.execPath, [redoclyCli, ...args], { REDOCLY_TELEMETRY: "off", NO_COLOR: "1" }, folder);
  try {
    await cp(join(repository, paths.bundleJson), join(folder, "openapi.json"));
    const made = await redocly("generate-arazzo", "openapi.json", "-o", "generated.arazzo.yaml");
    if (made.code !== 0) throw new Failure(`generate-arazzo stops:\n${made.output}`);
    const api = `openapi=${new URL(server.url).origin}/v2/api`;
    const input = "bearerAuth=sandbox_dedicated";
    const args = ["respect", "generated.arazzo.yaml", "--server", api, "--input", input];
    const { output } = await redocly(...args);
    const [, passed, all] = /Steps: (\d+) passed, .*?(\d+) total/.exec(output) ?? [];
    const failed = [...output.matchAll(/✗ ([A-Z]+ \/\S*) - step/g)].map(([, name = ""]) => name);
    if (all === undefined) throw new Failure(`respect says nothing about its steps:\n${output.slice(-2000)}`);
    const name = "redocly generate-arazzo and respect";
    return [{ package: name, passed: Number(passed), all: Number(all), failed: [...new Set(failed)] }];
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operationsOf } from "@messaging-api/error-model/bundled";
import { createSandbox } from "@messaging-api/sandbox";
import { serve } from "@messaging-api/sandbox/node";
import { readBundle } from "../lib/document.ts";
import { Failure } from "../lib/failure.ts";
import { readJson } from "../lib/json-file.ts";
import { paths, repository } from "../lib/paths.ts";
import { redoclyCli } from "../lib/redocly.ts";
import { run } from "../lib/run.ts";
import { failuresOf, type Described, type Executed, type Failed } from "./explained.ts";

/** The result of a runner with the document alone: one step per operation. */
export interface Ran {
  readonly package: string;
  readonly passed: number;
  readonly all: number;
  /** The failed steps that have a known reason. */
  readonly failed: readonly Failed[];
}

/**
 * Generates Arazzo workflows from the document with Redocly, and runs them against the sandbox in the generated
 * order, which is the document's.
 */
export async function runGenerated(): Promise<{ ran: Ran; unexplained: readonly string[] }> {
  const steps = await executedSteps();
  const { explained, unexplained } = failuresOf(steps, await describedOperations());
  const failed = explained.reduce((sum, { operations }) => sum + operations.length, unexplained.length);
  const name = "redocly generate-arazzo and respect";
  return {
    ran: { package: name, passed: steps.length - failed, all: steps.length, failed: explained },
    unexplained,
  };
}

async function executedSteps(): Promise<Executed[]> {
  const folder = await mkdtemp(join(tmpdir(), "interop-"));
  const server = await serve(createSandbox(), { port: 0 });
  const redocly = (...args: readonly string[]) =>
    run(process.execPath, [redoclyCli, ...args], { REDOCLY_TELEMETRY: "off", NO_COLOR: "1" }, folder);
  try {
    await cp(join(repository, paths.bundleJson), join(folder, "openapi.json"));
    const made = await redocly("generate-arazzo", "openapi.json", "-o", "generated.arazzo.yaml");
    if (made.code !== 0) throw new Failure(`generate-arazzo stops:\n${made.output}`);
    const api = `openapi=${new URL(server.url).origin}/v2/api`;
    const options = [
      "--server",
      api,
      "--input",
      "bearerAuth=sandbox_dedicated",
      "--json-output",
      "report.json",
    ];
    const { output } = await redocly("respect", "generated.arazzo.yaml", ...options);
    const { files } = await readJson<Report>(join(folder, "report.json")).catch(() => {
      throw new Failure(`respect writes no report:\n${output.slice(-2000)}`);
    });
    return Object.values(files).flatMap(({ executedWorkflows }) =>
      executedWorkflows.flatMap(({ executedSteps: steps }) => steps),
    );
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

interface Report {
  readonly files: Readonly<
    Record<string, { readonly executedWorkflows: readonly { readonly executedSteps: readonly Executed[] }[] }>
  >;
}

async function describedOperations(): Promise<Described[]> {
  return [...operationsOf(await readBundle(repository))].map(({ method, path, operation }) => ({
    name: `${method.toUpperCase()} ${path}`,
    statuses: Object.keys(operation.responses ?? {}).map(Number),
  }));
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { paths, repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import type { Bench } from "./harness.ts";

const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const redocly = bin("@redocly/cli", "bin/cli.js");
const spectral = bin("@stoplight/spectral-cli", "dist/index.js");
const openapiTypescript = bin("openapi-typescript", "bin/cli.js");
const environment = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

let ruleset: Promise<void> | undefined;

/** The same artifacts from the separate command-line tools, one after the other. */
async function separateTools(): Promise<void> {
  // `.spectral.yaml` extends the compiled ruleset. The run that warms up builds it, so no measured run does.
  ruleset ??= turbo("@messaging-api/scripts#build:tools");
  await ruleset;
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const bundle = join(folder, "openapi.yaml");
  const config = ["--config", join(repository, "redocly.yaml")];
  const contract = join(repository, paths.contract);
  try {
    await node(redocly, "lint", contract, ...config);
    await node(redocly, "bundle", contract, "--output", bundle, ...config);
    await node(spectral, "lint", bundle, "--ruleset", join(repository, ".spectral.yaml"));
    // It would use the repository's redocly.yaml as its own configuration.
    const none = join(folder, "redocly.yaml");
    writeFileSync(none, "extends: []\n");
    await node(openapiTypescript, bundle, "--output", join(folder, "schema.d.ts"), "--redocly", none);
    await node(redocly, "build-docs", bundle, "--output", join(folder, "index.html"), ...config);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const turbo = (...args: string[]) => node(join(repository, "scripts/turbo.ts"), ...args);

/** Our tasks that make what the tools make: both lints, the bundle, the types, and the Redoc reference. */
export const sameArtifacts = [
  "//#lint",
  "@messaging-api/scripts#generate:document",
  "@messaging-api/scripts#generate:types",
  "@messaging-api/docs#reference",
];

async function node(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, [script, ...args], environment);
  if (code !== 0) throw new Error(`${script} ${args.join(" ")} failed:\n${output}`);
}

/** Milliseconds of CPU time that the document takes in a new process. As in a build, only Node's compile cache is warm. */
async function documentOnce(...args: readonly string[]): Promise<number> {
  const script = join(import.meta.dirname, "step-once.ts");
  const compiled = { NODE_COMPILE_CACHE: join(repository, "node_modules/.cache/node") };
  const { code, output } = await run(process.execPath, [script, ...args], compiled);
  if (code !== 0) throw new Error(output);
  return Number(output);
}

export const benches: readonly Bench[] = [
  {
    title: "What the profiles add to a build of a document that changed",
    unit: "ms of processor time",
    rounds: 31,
    contenders: {
      "`generate:document` without the profiles": () => documentOnce("--without-profiles"),
      "`generate:document`": () => documentOnce(),
      "the difference of two more runs": async () =>
        (await documentOnce()) - (await documentOnce("--without-profiles")),
    },
    note: "The profiles may take 150 ms. If the document did not change, Turborepo runs none of it.",
  },
  {
    title: "The whole build against the separate command-line tools",
    unit: "ms",
    rounds: 5,
    contenders: {
      "redocly lint, bundle, spectral lint, openapi-typescript, redocly build-docs": separateTools,
      "our tasks for the same artifacts, nothing from Turborepo's cache": () =>
        turbo(...sameArtifacts, "--force"),
      "our whole build and lint, nothing from Turborepo's cache": () => turbo("build", "lint", "--force"),
      "our whole build and lint, nothing changed": () => turbo("build", "lint"),
    },
    note:
      "With the same artifacts, ours also makes the error catalogue, the profiles, and the data of client and sandbox. The " +
      "whole build also makes every page of the site besides the reference, and compiles the client, the sandbox, the " +
      "ruleset, the linter, and the diff. Node's compile cache and the files with the linter and the steps are warm for " +
      "ours; Node's compile cache is off for the tools, which don't set it.",
  },
];

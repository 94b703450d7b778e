import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { paths, repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path);
const redocly = bin("@redocly/cli", "bin/cli.js");
const spectral = bin("@stoplight/spectral-cli", "dist/index.js");
const lint = join(repository, "packages/lint/lint.mjs");
const environment = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

async function node(script: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(process.execPath, [script, ...args], environment);
  if (code !== 0) throw new Error(`${script} ${args.join(" ")} failed:\n${output}`);
}

/** The same rules by the tools that have them: ours through Spectral, from the built package. */
async function separateTools(): Promise<void> {
  const ruleset = join(repository, ".spectral.yaml");
  await node(spectral, "lint", join(repository, paths.bundleYaml), "--ruleset", ruleset);
  await node(redocly, "lint", join(repository, paths.contract), "--config", join(repository, "redocly.yaml"));
}

const statuses = [400, 403, 404, 409, 410, 422, 423, 451, 500, 503];

/**
 * A clean contract of a size: so many codes, evenly under ten statuses, in responses of so many codes each, and 300
 * operations that list a response of every status.
 */
export function contractOf(codes: number, perResponse = 10): object {
  const schemas: Record<string, object> = { key_missing: schemaOf("key_missing", 401) };
  const responses: Record<string, object> = { Denied: responseOf(["key_missing"]) };
  const shared = statuses.map((status, at) => {
    const own = Array.from({ length: codes / statuses.length }, (_, index) => codeOf(index * 10 + at));
    for (const code of own) schemas[code] = schemaOf(code, status);
    return Array.from({ length: Math.ceil(own.length / perResponse) }, (_, group) => {
      const name = `Group${group}Of${status}`;
      responses[name] = responseOf(own.slice(group * perResponse, (group + 1) * perResponse));
      return { $ref: `#/components/responses/${name}` };
    });
  });
  const operation = (index: number) => ({
    operationId: `operation${index}`,
    summary: `Operation ${index}`,
    description: "Does something that is described here.",
    tags: ["All"],
    responses: {
      200: { description: "Done." },
      401: { $ref: "#/components/responses/Denied" },
      ...Object.fromEntries(
        statuses.map((status, at) => [status, shared[at]?.[index % (shared[at]?.length ?? 1)]]),
      ),
    },
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Synthetic",
      version: "1.0.0",
      description: "Made to be linted.",
      contact: { name: "N" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "https://api.test" }],
    tags: [{ name: "All", description: "Everything." }],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`/things-${index}`, { get: operation(index) }]),
    ),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas,
      responses,
    },
  };
}

function schemaOf(code: string, status: number): object {
  return {
    title: code.replaceAll("_", " "),
    description: "What has happened, in a full sentence.",
    type: "object",
    required: ["error", "message", "status", "code"],
    properties: {
      error: { const: "ApiError" },
      message: { type: "string" },
      status: { const: status },
      code: { const: code },
    },
    examples: [{ error: "ApiError", message: "It happened.", status, code }],
    "x-error": {
      cause: "Why it happens, in a full sentence.",
      fix: "What to do about it, in a full sentence.",
      retry: status === 503 ? "backoff" : "never",
      source: "project",
      exampleSources: ["project"],
      since: "1.0.0",
    },
  };
}

function responseOf(codes: readonly string[]): object {
  const refOf = (code: string) => `#/components/schemas/${code}`;
  const mapping = Object.fromEntries(codes.map((code) => [code, refOf(code)]));
  const schema = {
    oneOf: codes.map((code) => ({ $ref: refOf(code) })),
    discriminator: { propertyName: "code", mapping },
  };
  return { description: "It failed.", content: { "application/json": { schema } } };
}

/** A code from a number, in letters, so that no two codes are similar. */
function codeOf(index: number): string {
  return `failure_${[...String(index)].map((digit) => "zbcdfghjkl"[Number(digit)]).join("x")}`;
}

/** Lints a contract of a given size, and returns the time without startup. The growth is what counts. */
function growth(codes: number, perResponse?: number): () => Promise<number> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const file = join(folder, "openapi.json");
    try {
      writeFileSync(file, JSON.stringify(contractOf(codes, perResponse)));
      const { code, output } = await run(
        process.execPath,
        [lint, file, "--redocly", "off", "--timing"],
        environment,
      );
      if (code !== 0) throw new Error(output);
      return [...output.matchAll(/: (\d+) ms$/gm)].reduce((sum, [, ms]) => sum + Number(ms), 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

/** Starts a linter on a document of three lines, and waits for its result. */
function start(...command: string[]): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      const file = join(folder, "openapi.yaml");
      writeFileSync(file, "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\npaths: {}\n");
      const { output } = await run(process.execPath, [...command, file], environment);
      if (!output.includes("openapi.yaml")) throw new Error(output);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const built = join(repository, "packages/lint/dist/cli.js");

export const benches: readonly Bench[] = [
  {
    title: "Starting",
    unit: "ms",
    rounds: 9,
    contenders: {
      "redocly lint": start(redocly, "lint"),
      "messaging-api-lint": start(built, "--redocly", "off"),
    },
    note: "To the end of a run on three lines. Build the package first.",
  },
  {
    title: "Linting the contract",
    unit: "ms",
    rounds: 9,
    contenders: { "spectral lint, then redocly lint": separateTools, "pnpm lint": () => node(lint) },
    note: "Equal rules. Ours also leads back to the author's files.",
  },
  {
    title: "Linting 300 operations",
    unit: "ms",
    rounds: 3,
    contenders: { "100 codes": growth(100), "300 codes": growth(300), "1,000 codes": growth(1_000) },
    note: "Without the time to start. `pnpm lint FILE --timing` says where it goes.",
  },
];

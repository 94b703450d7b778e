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
const lint = join(repository, "scripts/lint.ts");
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

/** A clean contract of a size: so many codes, evenly under ten statuses, and 300 operations that list some of them. */
function contractOf(codes: number): object {
  const statuses = [400, 403, 404, 409, 410, 422, 423, 451, 500, 503];
  const names = Array.from({ length: codes }, (_, index) => ({
    name: `failure_${words(index)}`,
    status: statuses[index % statuses.length] ?? 400,
  }));
  const schemas = Object.fromEntries(names.map(({ name, status }) => [name, schemaOf(name, status)]));
  const groups = Array.from({ length: Math.ceil(codes / 10) }, (_, index) =>
    names.slice(index * 10, index * 10 + 10),
  );
  const responses: Record<string, object> = {};
  for (const [index, group] of groups.entries())
    for (const { name, status } of group) responses[`Group${index}Status${status}`] = responseOf(name);
  const denied = { name: "key_missing", status: 401 };
  const operation = (index: number) => ({
    operationId: `operation${index}`,
    summary: `Operation ${index}`,
    description: "Does something that is described here.",
    tags: ["All"],
    responses: {
      200: { description: "Done." },
      401: { $ref: "#/components/responses/Denied" },
      ...Object.fromEntries(
        (groups[index % groups.length] ?? []).map(({ status }) => [
          status,
          { $ref: `#/components/responses/Group${index % groups.length}Status${status}` },
        ]),
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
      schemas: { ...schemas, [denied.name]: schemaOf(denied.name, denied.status) },
      responses: { ...responses, Denied: responseOf(denied.name) },
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
      retry: "never",
      source: "project",
      exampleSources: ["project"],
      since: "1.0.0",
    },
  };
}

function responseOf(name: string): object {
  const ref = `#/components/schemas/${name}`;
  const discriminator = { propertyName: "code", mapping: { [name]: ref } };
  return {
    description: "It failed.",
    content: { "application/json": { schema: { oneOf: [{ $ref: ref }], discriminator } } },
  };
}

/** Numbers as letters, so that no code is like another. */
function words(index: number): string {
  return [...String(index)].map((digit) => "zbcdfghjkl"[Number(digit)]).join("x");
}

/** Lints a contract of a size, and gives the time that this takes without starting: the growth is what counts. */
function growth(codes: number): () => Promise<number> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const file = join(folder, "openapi.json");
    try {
      writeFileSync(file, JSON.stringify(contractOf(codes)));
      const { code, output } = await run(process.execPath, [lint, file, "--timing"], environment);
      if (code !== 0) throw new Error(output);
      return [...output.matchAll(/: (\d+) ms$/gm)].reduce((sum, [, ms]) => sum + Number(ms), 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

export const benches: readonly Bench[] = [
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

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildPackage } from "../build.ts";
import { publishedManifest } from "../../../scripts/testing/published-manifest.ts";
import type { Bench } from "../../../scripts/bench/harness.ts";

const here = resolve(import.meta.dirname, "..");
const root = resolve(here, "..", "..");
const codes = 1000;
const operations = 300;
const codesPerOperation = 30;

/** The codes of an operation. */
const codesOf = (operation: number): string[] =>
  Array.from({ length: codesPerOperation }, (_, step) => `code_${(operation * 7 + step * 31) % codes}`);

/** A contract with 1,000 codes and 300 operations, as types in the form of openapi-typescript. */
function syntheticTypes(): string {
  const schemas = Array.from(
    { length: codes },
    (_, index) =>
      `code_${index}: { error: "ApiError"; message: string; status: ${[400, 403, 404, 429][index % 4]}; code: "code_${index}"; id_${index}: string; limit: number };`,
  );
  const paths = Array.from({ length: operations }, (_, index) => {
    const union = codesOf(index).map((code) => `components["schemas"]["${code}"]`);
    const bodyless = `{ error: "ApiError"; message: string; status: 400; code?: never }`;
    return `"/things${index}/{id}": { parameters: {}; post: { parameters: { path: { id: string } }; requestBody: { content: { "application/json": { name: string } } };
      responses: { 200: { headers: {}; content: { "application/json": { ok: true } } }; 400: { headers: {}; content: { "application/json": ${union.join(" | ")} | ${bodyless} } } } } };`;
  });
  return `export interface components { schemas: { ${schemas.join("\n")} } }\nexport interface paths { ${paths.join("\n")} }\n`;
}

/** The generated paths and codes in place of the contract's own. */
async function writeNames(declarations: string): Promise<void> {
  const own = await readFile(declarations, "utf8");
  const paths = Array.from({ length: operations }, (_, index) => `"/things${index}/{id}": "Make a thing";`);
  const others = `GET: {}; PUT: {}; PATCH: {}; DELETE: {};`;
  const table = `interface Operations { POST: { ${paths.join("\n")} }; ${others} }`;
  const members = Array.from(
    { length: codes },
    (_, index) => `code_${index}: { readonly id_${index}: string; readonly limit: number };`,
  );
  const unions = Array.from({ length: operations }, (_, index) => {
    const names = codesOf(index).map((code) => JSON.stringify(code));
    return `"/things${index}/{id}": ${names.join(" | ")};`;
  });
  await writeFile(
    declarations,
    own
      .replace(/interface Operations {[^]*?\n}/, table)
      .replace(/interface ContextMembers {[^]*?\n}/, `interface ContextMembers { ${members.join("\n")} }`)
      .replace(
        /interface OperationCodes {[^]*?\n}/,
        `interface OperationCodes { POST: { ${unions.join("\n")} }; ${others} }`,
      )
      .replace(/type VariantCode =[^;]*;/, "type VariantCode = never;"),
  );
}

/** A program that calls some of the operations and handles every code of each. */
function program(count: number, handled: boolean): string {
  const calls = Array.from({ length: count }, (_, call) => {
    const index = call * 5;
    const cases = codesOf(index).map((code) => `case "${code}": return error.details.limit;`);
    return `export async function call${call}() {
  const { error } = await client.POST("/things${index}/{id}", { params: { path: { id: "x" } }, body: { name: "n" } });
  if (error) switch (error.code) { ${handled ? cases.join(" ") : ""} default: return ${handled ? "unhandled(error)" : "error"}.attempts; }
  return 0;
}`;
  });
  return `import { createClient, isApiError, unhandled } from "@messaging-api/client";
const client = createClient({ apiKey: "k" });
${calls.join("\n")}
export const any = (error: unknown) => isApiError(error) && error.code === "code_7" ? error.details.id_7 : unhandled;
`;
}

export const programs = {
  "the contract's types alone": `import type { paths } from "@messaging-api/types";\nexport type P = keyof paths;\n`,
  "20 calls, 30 cases each": program(20, true),
  "60 calls, no case": program(60, false),
  "60 calls, 30 cases each": program(60, true),
};

const { "the contract's types alone": _, ...callsOnly } = programs;

/** A folder in which the programs compile, with the client built and the synthetic types beside it. */
async function makeProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "type-check-"));
  const scope = join(folder, "node_modules", "@messaging-api");
  await mkdir(join(scope, "types"), { recursive: true });
  await mkdir(join(scope, "client"), { recursive: true });
  await buildPackage(join(scope, "client", "dist"));
  await writeNames(join(scope, "client", "dist", "esm", "generated", "operations.d.ts"));
  await writeFile(join(scope, "client", "package.json"), await publishedManifest(here));
  const manifest = { name: "@messaging-api/types", version: "0.0.0", types: "index.d.ts" };
  await writeFile(join(scope, "types", "package.json"), JSON.stringify(manifest));
  await writeFile(join(scope, "types", "index.d.ts"), syntheticTypes());
  const openapiFetch = createRequire(join(here, "package.json")).resolve("openapi-fetch/package.json");
  await symlink(dirname(openapiFetch), join(folder, "node_modules", "openapi-fetch"), "junction");
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return folder;
}

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/** The compiler's diagnostic under `label`, without its unit. */
export async function compile(text: string, label: string): Promise<number> {
  const folder = await makeProject();
  try {
    await writeFile(join(folder, "program.ts"), text);
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["program.ts"] }),
    );
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const output = execFileSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
      encoding: "utf8",
    });
    const figure = new RegExp(`^${label}:\\s*([\\d.]+)`, "m").exec(output)?.[1];
    return Number(figure);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const table = (
  title: string,
  unit: string,
  rounds: number,
  label: string,
  chosen: Record<string, string> = programs,
): Bench => ({
  title: `${title} of ${codes} codes and ${operations} operations with ${codesPerOperation} codes each`,
  unit,
  rounds,
  contenders: Object.fromEntries(
    Object.entries(chosen).map(([name, text]) => [name, () => compile(text, label)]),
  ),
  note: `By the newest TypeScript's \`${label}\`. Bars for 20 calls: 2 times the types alone, 1.3 times their memory.`,
});

export const typeCheck: readonly Bench[] = [
  table("Time to type-check a contract", "s", 5, "Total time"),
  table("Memory to type-check a contract", "kB", 1, "Memory used"),
  // The types alone have no instantiations, and a ratio needs a divisor.
  table("Type instantiations for a contract", "types", 1, "Instantiations", callsOnly),
];

import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildPackage } from "../build.ts";
import { format, spreadOf, type Spread } from "./statistics.ts";

const here = resolve(import.meta.dirname, "..");
const root = resolve(here, "..", "..");
const codes = 1000;
const operations = 300;
const codesPerOperation = 30;

/** A contract of 1,000 codes and 300 operations, as the types that openapi-typescript would make. */
function syntheticTypes(): string {
  const schemas = Array.from(
    { length: codes },
    (_, index) =>
      `code_${index}: { error: "ApiError"; message: string; status: ${[400, 403, 404, 429][index % 4]}; code: "code_${index}"; id_${index}: string; limit: number };`,
  );
  const paths = Array.from({ length: operations }, (_, index) => {
    const union = Array.from(
      { length: codesPerOperation },
      (_, step) => `components["schemas"]["code_${(index * 7 + step * 31) % codes}"]`,
    );
    const bodyless = `{ error: "ApiError"; message: string; status: 400; code?: never }`;
    return `"/things${index}/{id}": { parameters: {}; post: { parameters: { path: { id: string } }; requestBody: { content: { "application/json": { name: string } } };
      responses: { 200: { headers: {}; content: { "application/json": { ok: true } } }; 400: { headers: {}; content: { "application/json": ${union.join(" | ")} | ${bodyless} } } } } };`;
  });
  return `export interface components { schemas: { ${schemas.join("\n")} } }\nexport interface paths { ${paths.join("\n")} }\n`;
}

/** A program that calls 60 of the operations and handles every code of each. */
function program(handled: boolean): string {
  const calls = Array.from({ length: 60 }, (_, call) => {
    const index = call * 5;
    const cases = Array.from(
      { length: codesPerOperation },
      (_, step) => `case "code_${(index * 7 + step * 31) % codes}": return error.details.limit;`,
    );
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

/** Seconds, memory and instantiations that the types cost, with the newest TypeScript. */
export async function measureTypeCheck(
  rounds = 5,
): Promise<Record<string, { seconds: Spread; details: string }>> {
  const folder = await mkdtemp(join(tmpdir(), "type-check-"));
  try {
    const modules = join(folder, "node_modules");
    const client = join(modules, "@messaging-api", "client");
    const types = join(modules, "@messaging-api", "types");
    await mkdir(types, { recursive: true });
    await mkdir(client, { recursive: true });
    await buildPackage(join(client, "dist"));
    await cp(join(here, "package.json"), join(client, "package.json"));
    await writeFile(
      join(types, "package.json"),
      JSON.stringify({ name: "@messaging-api/types", version: "0.0.0", types: "index.d.ts" }),
    );
    await writeFile(join(types, "index.d.ts"), syntheticTypes());
    const openapiFetch = dirname(
      createRequire(join(here, "package.json")).resolve("openapi-fetch/package.json"),
    );
    await symlink(openapiFetch, join(modules, "openapi-fetch"), "junction");
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
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
    const programs = {
      "the contract's types alone": `import type { paths } from "@messaging-api/types";\nexport type P = keyof paths;\n`,
      "60 calls, no case": program(false),
      "60 calls, 30 cases each": program(true),
    };
    const seconds: Record<string, number[]> = {};
    const details: Record<string, string> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, text] of Object.entries(programs)) {
        await writeFile(join(folder, "program.ts"), text);
        await writeFile(
          join(folder, "tsconfig.json"),
          JSON.stringify({ compilerOptions, files: ["program.ts"] }),
        );
        const start = performance.now();
        const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
        const output = execFileSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
          encoding: "utf8",
        });
        (seconds[name] ??= []).push((performance.now() - start) / 1000);
        const line = (label: string) => new RegExp(`^${label}:\\s*(.*)$`, "m").exec(output)?.[1] ?? "?";
        details[name] =
          `check ${line("Check time")}, memory ${line("Memory used")}, instantiations ${line("Instantiations")}`;
      }
    }
    return Object.fromEntries(
      Object.keys(programs).map((name) => [
        name,
        { seconds: spreadOf(seconds[name]!), details: details[name]! },
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  console.log(`${codes} codes, ${operations} operations with ${codesPerOperation} codes each:`);
  for (const [name, { seconds, details }] of Object.entries(await measureTypeCheck())) {
    console.log(`${name.padEnd(28)} ${format(seconds)} s   ${details}`);
  }
}

import { statSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

// Exact figures that are the same for a commit on every machine. If you raise one, say beside it what the raise buys.

const counter = `import { registerHooks } from "node:module";
let files = 0;
registerHooks({ load: (url, context, next) => ((files += Number(url.startsWith("file:"))), next(url, context)) });
process.on("exit", () => console.error(\`files: \${files}\`));`;
const preload = `data:text/javascript,${encodeURIComponent(counter)}`;

it.each([
  // One file: finding and reading fifty files would take most of the startup time.
  ["packages/sandbox/dist/bin.cjs", 1],
  // The program, which turns Node's compile cache on, and the library as one file.
  ["packages/lint/dist/cli.js", 2],
  ["packages/diff/dist/cli.js", 1],
  // In the repository: the program, the runner, and the file. When it builds the file: four more, with esbuild.
  ["packages/lint/lint.mjs", 7],
])("%s loads at most %i files to say its usage", async (script, most) => {
  const { code, output } = await run(
    process.execPath,
    ["--import", preload, script, "--help"],
    {},
    repository,
  );
  expect(code, output).toBe(0);
  expect(Number(/files: (\d+)/.exec(output)?.[1])).toBeLessThanOrEqual(most);
});

it.each([
  // 352 kB when Ajv wrote a function for each schema.
  ["packages/sandbox/dist/bin.cjs", 200_000],
  // JSON, which grows by 0.6 kB for a code and by 0.5 kB for an operation.
  ["packages/sandbox/generated/schemas.ts", 48_000],
  // Half of it is the YAML parser.
  ["packages/diff/dist/cli.js", 480_000],
  // Spectral, Redocly's engine and Ajv in one file.
  ["packages/lint/dist/index.js", 4_100_000],
])("%s has at most %i bytes", (file, most) => {
  expect(statSync(join(repository, file)).size).toBeLessThanOrEqual(most);
});

it("the build and lint are eight processes", async () => {
  const turbo = join(repository, "scripts/turbo.ts");
  const { output } = await run(process.execPath, [turbo, "build", "lint", "--dry=json"], {}, repository);
  const { tasks } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as {
    tasks: { taskId: string; command: string }[];
  };
  // Each starts Node and loads its libraries, which takes from 0.1 to 0.7 seconds of CPU time (pnpm bench causes).
  // One program compiles the packages of a group. The eighth is the Redoc reference: apart from the site's pages, it is there a
  // second earlier, and a person who wants what `redocly build-docs` makes doesn't wait for 228 pages.
  const started = tasks.filter(({ command }) => command !== "<NONEXISTENT>").map(({ taskId }) => taskId);
  expect(started, started.join("\n")).toHaveLength(8);
});

// Prints how many times each YAML file of the contract, and the document that is made of them, was read.
const reader = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { relative } from "node:path";
const reads = {};
for (const [owner, name] of [[fs, "readFileSync"], [fs, "readFile"], [fs.promises, "readFile"]]) {
  const original = owner[name];
  owner[name] = function (path, ...rest) {
    const file = typeof path === "string" ? relative(${JSON.stringify(repository)}, path) : "";
    if (/^openapi\\/.*\\.yaml$|\\/openapi\\.json$/.test(file)) reads[file] = (reads[file] ?? 0) + 1;
    return original.call(this, path, ...rest);
  };
}
syncBuiltinESMExports();
process.on("exit", () => console.error("reads: " + JSON.stringify(reads)));`;

it.each([
  // Seven steps read the bundled document, which takes 4 ms each: a step must not see what another one changed.
  // Then it is compared with the one that the build would write.
  ["scripts/steps/document.ts", ["--check"], 8],
  ["packages/lint/lint.mjs", [], 0],
] as const)("%s reads each file of the contract once", async (script, args, ofDocument) => {
  const imported = `data:text/javascript,${encodeURIComponent(reader)}`;
  const { code, output } = await run(
    process.execPath,
    ["--import", imported, script, ...args],
    {},
    repository,
  );
  expect(code, output).toBe(0);
  const reads: Record<string, number> = JSON.parse(/^reads: (.*)$/m.exec(output)?.[1] ?? "{}");
  const { "packages/types/generated/openapi.json": document = 0, ...ofContract } = reads;
  expect(document).toBe(ofDocument);
  expect(Object.entries(ofContract).filter(([, times]) => times > 1)).toEqual([]);
  // Each error, path, schema, and so on is a file in a folder.
  const files = await Array.fromAsync(glob("openapi/*/*.yaml", { cwd: repository }));
  expect(Object.keys(ofContract)).toEqual(expect.arrayContaining(files));
});

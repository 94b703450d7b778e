import { execFile } from "node:child_process";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type Platform } from "esbuild";
import { beforeAll, expect, inject, it } from "vitest";
import { bundle } from "./bundle.ts";
import { operationTypeTests } from "./operation-types.ts";
import {
  compilers,
  linkPackage,
  nodes,
  readText,
  stageProject,
  typeCheck,
  type Project,
} from "./staged-package.ts";

const run = promisify(execFile);
const typeTests = join(import.meta.dirname, "..", "type-tests");
const versions = Object.keys(compilers) as (keyof typeof compilers)[];

const program = (importLine: string) => `${importLine}
const body = { error: "ApiError", message: "m", status: 429, code: "new_conversation_limit_reached", plan_id: "p", cap: 15, current: 15 };
const fetch = async () => new Response(JSON.stringify(body), { status: 429 });
async function main() {
  const client = createClient({ apiKey: "key", fetch });
  const call = client.POST("/chats/{chatId}/messages", { params: { path: { chatId: "+15555550123" } }, body: { text: "Hello" } });
  const { error } = await call;
  if (error?.code !== "new_conversation_limit_reached") throw new Error("not narrowed");
  console.log(error.details.cap, isErrorOf(error, "POST /chats/{chatId}/messages"), buildError(401).status);
}
main();
`;
const names = "{ createClient, isErrorOf }";
const programs = {
  "module.ts": program(
    `import ${names} from "@messaging-api/client";\nimport { buildError } from "@messaging-api/client/server";`,
  ),
  "module.mjs": program(
    `import ${names} from "@messaging-api/client";\nimport { buildError } from "@messaging-api/client/server";`,
  ),
  "script.cjs": program(
    `const ${names} = require("@messaging-api/client");\nconst { buildError } = require("@messaging-api/client/server");`,
  ),
};

let project: Project;
beforeAll(async () => {
  project = await stageProject();
  await linkPackage(project, "msw");
  for (const [name, content] of Object.entries(programs)) {
    await project.write(name, content);
    await project.write(`commonjs/${name}`, content);
  }
  await cp(typeTests, project.folder, { recursive: true });
  await project.write("operations.test-d.ts", await operationTypeTests());
  return project.remove;
});

it.each(versions)(
  "installed in ESM and CommonJS projects, keeps every promise of the types with TypeScript %s",
  async (version) => {
    const files = [
      "module.ts",
      "commonjs/module.ts",
      "operations.test-d.ts",
      "send.test-d.ts",
      "testing.test-d.ts",
      "webhooks.test-d.ts",
    ];
    expect(await typeCheck(project, version, files)).toBe("");
    // The first program has checked the declarations of the packages.
    const lenient = { skipLibCheck: true };
    const declared = {
      ...{ declaration: true, noEmit: false, emitDeclarationOnly: true, outDir: "declared" },
      ...lenient,
    };
    // Files with the same options are one program: most of a compile is reading the types of the packages.
    const more =
      version === "5.0"
        ? [
            // `isolatedDeclarations` exists from 5.5 on.
            { files: ["wrappers.test-d.ts", "isolated.test-d.ts"], options: declared },
            // The declarations of openapi-fetch itself aren't valid for TypeScript 5.0.
            { files: ["openapi-fetch.test-d.ts", "msw.test-d.ts"], options: lenient },
          ]
        : [
            { files: ["wrappers.test-d.ts"], options: declared },
            { files: ["isolated.test-d.ts"], options: { ...declared, isolatedDeclarations: true } },
            { files: ["openapi-fetch.test-d.ts"], options: {} },
            // MSW is here without its own dependencies.
            { files: ["msw.test-d.ts"], options: lenient },
          ];
    for (const one of more) expect(await typeCheck(project, version, one.files, one.options)).toBe("");
    // On its own, since what it declares holds for a whole program.
    expect(await typeCheck(project, version, ["extra-errors.test-d.ts"])).toBe("");
  },
);

it.each([...nodes()])("runs on Node %s", async (_, node) => {
  for (const name of ["module.mjs", "script.cjs", "commonjs/module.mjs", "commonjs/script.cjs"]) {
    const { stdout } = await run(node, [name], { cwd: project.folder });
    expect(stdout.trim(), name).toBe("15 true 401");
  }
});

it("knows the errors of its other copy, and of a minified one", async () => {
  const minified = await bundle(`export { isApiError, isErrorOf, parseError } from "../src/index.ts"`);
  await project.write("minified.mjs", new TextDecoder().decode(minified));
  await project.write(
    "copies.mjs",
    `import { createRequire } from "node:module";
const copies = [await import("@messaging-api/client"), createRequire(import.meta.url)("@messaging-api/client"), await import("./minified.mjs")];
for (const { parseError } of copies) {
const error = await parseError("GET /me", new Response("", { status: 500 }));
for (const { isApiError, isErrorOf } of copies) console.log(isApiError(error), isErrorOf(error, "GET /me"), isErrorOf(error, "GET /chats"), isApiError(new Error("x")), error.name);
}`,
  );
  const { stdout } = await run(process.execPath, ["copies.mjs"], { cwd: project.folder });
  expect(stdout.trim().split("\n")).toEqual(Array(9).fill("true true false false MessagingApiError"));
});

it.each([
  [
    "import",
    "index.mjs",
    'import { createClient } from "@messaging-api/client"; createClient({ apiKey: "k" });',
  ],
  ["require", "index.cjs", 'require("@messaging-api/client").createClient({ apiKey: "k" });'],
])("leaves what no browser needs out of a browser's bundle, by %s", async (_, name, text) => {
  await project.write(name, text);
  const bundled = async (platform: Platform) => {
    const { outputFiles } = await build({
      entryPoints: [join(project.folder, name)],
      bundle: true,
      platform,
      write: false,
    });
    return outputFiles[0]!.text.includes("EHOSTUNREACH");
  };
  expect([await bundled("browser"), await bundled("node"), await bundled("neutral")]).toEqual([
    false,
    true,
    true,
  ]);
});

it("asks for no module of Node's", async () => {
  const dist = join(project.installed, "dist");
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files)
    expect(await readText(join(dist, file)), file).not.toMatch(
      /(from |require\()"(node:|fs|crypto|buffer|process)/,
    );
});

it("publint and are-the-types-wrong find nothing", { timeout: 600_000 }, async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: project.installed, strict: true, pack: false });
  expect(messages).toEqual([]);
  const attw = join(import.meta.dirname, "..", "node_modules", ".bin", "attw");
  const { stdout } = await run(attw, [
    join(inject("packedPackages"), "client.tgz"),
    "--format",
    "ascii",
    "--no-emoji",
  ]).catch((error: { stdout: string }) => error);
  expect(stdout).toContain("No problems found");
});

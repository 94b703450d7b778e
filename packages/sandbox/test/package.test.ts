import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { compileWithNewTypeScript } from "../../../scripts/testing/new-typescript.ts";
import { compileWithOldTypeScript } from "../../../scripts/testing/old-typescript.ts";

const run = promisify(execFile);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-package-"));
  for (const name of ["sandbox", "types"])
    await cp(join(inject("packedPackages"), name), join(folder, "node_modules/@messaging-api", name), {
      recursive: true,
    });
});
afterAll(() => rm(folder, { recursive: true }));

const program = (load: (name: string, from: string) => string) => `
${load("createSandbox", "@messaging-api/sandbox")}
${load("serve", "@messaging-api/sandbox/node")}
${load("scenarios", "@messaging-api/sandbox/scenarios")}
const sandbox = createSandbox({ clock: () => 1_795_521_600_000 });
const { key, steps: [{ path, body }] } = scenarios[503];
const headers = { authorization: "Bearer " + key, "content-type": "application/json" };
const init = { method: "POST", headers, body: JSON.stringify(body) };
sandbox.fetch("http://sandbox.test/v2/api" + path, init).then(async (response) => {
  const server = await serve(sandbox);
  const { status } = await fetch(server.url + "/v2/api/me");
  await server.close();
  console.log(response.status, status);
});
`;
const module = program((name, from) => `import { ${name} } from "${from}";`);
const script = program((name, from) => `const { ${name} } = require("${from}");`);

it.each([
  ["program.mjs", module],
  ["program.cjs", script],
])("runs in %s", async (name, text) => {
  await writeFile(join(folder, name), text);
  const { stdout } = await run(process.execPath, [join(folder, name)]);
  expect(stdout).toBe("503 401\n");
});

it.each([
  ["typescript-5.0", "node10", "commonjs"],
  ["typescript-5.0", "node16", "node16"],
  ["typescript", "nodenext", "nodenext"],
  ["typescript", "bundler", "esnext"],
])("has types for %s with the resolution %s", async (compiler, moduleResolution, module_) => {
  const file = join(folder, "program.ts");
  await writeFile(
    file,
    module
      .replace("steps: [{ path, body }]", "steps: [step]")
      .replace("const headers", "const { path, body } = step!;\nconst headers"),
  );
  const compilerOptions = {
    module: module_,
    moduleResolution,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    strict: true,
    noEmit: true,
    // TypeScript 5.0 can't read everything that the contract's types say.
    skipLibCheck: true,
  };
  const project = join(folder, `tsconfig.${compiler}.${moduleResolution}.json`);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [file] }));
  const output =
    compiler === "typescript" ? compileWithNewTypeScript(["-p", project]) : compileWithOldTypeScript(project);
  expect(await output).toBe("");
});

const command = () => join(folder, "node_modules/@messaging-api/sandbox/dist/bin.cjs");

it("installs the command", async () => {
  expect((await run(process.execPath, [command(), "--help"])).stdout).toContain("--state <file>");
});

it("starts without loading the fetch of Node.js, which would take longer than all the rest", async () => {
  // Where the command says that it listens, say instead what is loaded.
  const program = `
    const { log } = console;
    console.log = () => { log(JSON.stringify(process.moduleLoadList)); process.exit(); };
    require(process.argv[1]);`;
  const { stdout } = await run(process.execPath, ["-e", program, "--", command(), "--port", "0"]);
  expect(stdout).toContain("NativeModule http");
  expect(stdout).not.toContain("undici");
});

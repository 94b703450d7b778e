import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { parse } from "yaml";

const folder = await mkdtemp(join(tmpdir(), "lint-package-"));
const installed = join(folder, "node_modules/@messaging-api/lint");
afterAll(() => rm(folder, { recursive: true, force: true }));

const document = `openapi: 3.1.0
info: { title: T, version: 1.0.0, description: D., contact: { name: N } }
servers: [{ url: https://api.test }]
paths:
  /a:
    get: { operationId: a, description: D., tags: [t], responses: { "200": { $ref: "#/components/responses/Nope" } } }
tags: [{ name: t }]
`;

/** An oldest Node that the package supports, if this machine has one beside the pinned one. */
const node20 = ["/usr/bin/node", "/usr/local/bin/node"].find((path) => existsSync(path)) ?? process.execPath;

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

async function run(file: string, args: readonly string[], cwd: string, env: object = {}): Promise<Ended> {
  const environment = { ...process.env, GITHUB_ACTIONS: "", NO_COLOR: "1", ...env };
  return promisify(execFile)(file, [...args], { cwd, env: environment })
    .then((done) => ({ ...done, code: 0 }))
    .catch((error: Ended) => error);
}

beforeAll(async () => {
  await cp(join(inject("packedPackages"), "lint"), installed, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "openapi.yaml"), document);
});

describe("the package", () => {
  const cli = join(installed, "dist/cli.js");

  it("needs no other package, and holds what it exports", async () => {
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as {
      dependencies?: object;
      exports: Record<string, string | { types: string; default: string }>;
    };
    expect(manifest.dependencies).toBeUndefined();
    const files = Object.values(manifest.exports).flatMap((one) =>
      typeof one === "string" ? [one] : [one.types, one.default],
    );
    for (const file of files) expect(existsSync(join(installed, file)), file).toBe(true);
  });

  it("lints on the oldest Node, also standard input and a glob", async () => {
    const { stdout, code } = await run(node20, [cli, "openapi.yaml"], folder);
    expect(stdout).toMatch(/^openapi\.yaml:6:\d+ error `#\/components\/responses\/Nope` leads to nothing/m);
    expect(code).toBe(1);
    expect((await run(node20, [cli, "*.yaml"], folder)).stdout).toBe(stdout);
    const piped = await run("sh", ["-c", `"${node20}" "${cli}" - < openapi.yaml`], folder);
    expect(piped.stdout).toBe(stdout.replaceAll("openapi.yaml:", "<stdin>:"));
    expect((await run(node20, [cli, "--version"], folder)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("can be imported", async () => {
    const program = `
      import { loadConfig, settingsOf, lintDocument } from "@messaging-api/lint";
      import { github } from "@messaging-api/lint/formats";
      const { findings } = await lintDocument({ path: ${JSON.stringify(join(folder, "openapi.yaml"))} }, await settingsOf(await loadConfig()));
      console.log(github(findings, { root: ${JSON.stringify(folder)} }));`;
    await writeFile(join(folder, "program.js"), program);
    const { stdout } = await run(node20, ["program.js"], folder);
    expect(stdout).toContain("::error file=openapi.yaml,line=6,");
  });
});

it("starts without Node's HTTP client, which no run needs", async () => {
  const loaded = 'process.moduleLoadList.some((name) => name.includes("undici/undici"))';
  const watch = `data:text/javascript,process.on("exit", () => console.error("HTTP client:", ${loaded}))`;
  const { stderr } = await run(
    process.execPath,
    ["--import", watch, join(installed, "dist/cli.js"), "openapi.yaml"],
    folder,
  );
  expect(stderr).toContain("HTTP client: false");
});

describe("the action", () => {
  it("annotates, writes a summary and SARIF, and fails as the command does", async () => {
    const { steps, temporary } = await stageAction();
    const [lint, upload, end] = steps;
    const workspace = join(folder, "repository");
    await mkdir(join(workspace, ".git"), { recursive: true });
    await mkdir(join(workspace, "deep"));
    // A name that looks like an option, or that runs a command in an unquoted shell.
    await writeFile(join(workspace, "deep", "--help $(touch ran).yaml"), document);
    const env = {
      ...{ DOCUMENTS: "--help $(touch ran).yaml\n\n", CONFIG: "", FAIL_SEVERITY: "", ACTION_PATH: installed },
      ...{ RUNNER_TEMP: temporary, GITHUB_STEP_SUMMARY: join(temporary, "summary") },
      ...{ GITHUB_OUTPUT: join(temporary, "output"), GITHUB_WORKSPACE: workspace, GITHUB_ACTIONS: "true" },
      PATH: `${temporary}${delimiter}${process.env["PATH"]}`,
    };
    const ended = await run("bash", ["-eo", "pipefail", "-c", lint?.run ?? ""], join(workspace, "deep"), env);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain("::error file=deep/--help $(touch ran).yaml,line=6,");
    expect(await readdir(join(workspace, "deep"))).toEqual(["--help $(touch ran).yaml"]);
    expect(await readFile(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("**Contract lint:** 1 error");
    const output = await readFile(env.GITHUB_OUTPUT, "utf8");
    const [, sarif = ""] = /^sarif=(.*)$/m.exec(output) ?? [];
    expect(await readFile(sarif, "utf8")).toContain('"uri": "deep/--help%20%24(touch%20ran).yaml"');
    expect(output).toMatch(/^status=1$/m);
    expect(upload?.uses).toMatch(/@[0-9a-f]{40}$/);
    const status = async (STATUS: string) =>
      (await run("bash", ["-c", end?.run ?? ""], folder, { STATUS })).code;
    expect([await status("0"), await status("1"), await status("")]).toEqual([0, 1, 2]);
  });
});

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

/** The steps of the action, and a folder whose `npx` runs the package that is installed here. */
async function stageAction(): Promise<{ steps: readonly Step[]; temporary: string }> {
  const temporary = join(folder, "temporary");
  await mkdir(temporary);
  const npx = `#!/bin/sh\n[ "$1" = --yes ] && shift\nshift\nexec "${node20}" "${join(installed, "dist/cli.js")}" "$@"\n`;
  await writeFile(join(temporary, "npx"), npx);
  await chmod(join(temporary, "npx"), 0o755);
  const action = parse(await readFile(join(installed, "action.yml"), "utf8")) as {
    runs: { steps: readonly Step[] };
  };
  // Inputs come as variables, so that no text of a caller is part of a program.
  for (const { run: program = "" } of action.runs.steps) expect(program).not.toContain("${{");
  return { steps: action.runs.steps, temporary };
}

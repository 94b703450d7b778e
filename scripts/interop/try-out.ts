import { readJson } from "../lib/json-file.ts";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import type { DocumentName, Generator } from "./generator.ts";
import { java } from "./java/java.ts";
import { probesOf } from "./probe.ts";
import type { Result } from "./report.ts";

const here = import.meta.dirname;
const quiet = { REDOCLY_TELEMETRY: "off", DO_NOT_TRACK: "1", NO_COLOR: "1" };

/** Runs a generator on a document in an empty folder, and compiles programs that use its output. */
export async function tryOut(generator: Generator, document: DocumentName): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "interop-"));
  try {
    const version = await versionOf(generator.package);
    await prepare(folder, document);
    const generated = await generate(generator, folder);
    if (generated !== undefined)
      return { package: generator.package, version, document, passed: [], all: 0, problem: generated };
    return { package: generator.package, version, document, ...(await compile(generator, folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The only generator for another language. It is skipped without a Java compiler. */
export async function tryJava(document: DocumentName): Promise<Result | undefined> {
  if ((await run("javac", ["-version"]).catch(() => ({ code: 1 }))).code !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "interop-"));
  try {
    await prepare(folder, document);
    const version = await versionOf("@asyncapi/modelina");
    return { package: "@asyncapi/modelina (Java)", version, document, ...(await java(folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string, document: DocumentName): Promise<void> {
  await symlink(join(here, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await cp(join(repository, "packages/types/generated", document), join(folder, "openapi.json"));
}

/** Undefined, or the generator's output if it failed. */
async function generate({ commands, files = {} }: Generator, folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, "openapi.json"), "utf8");
  for (const [name, content] of Object.entries(files))
    await writeFile(
      join(folder, name),
      name === "document.ts" ? `export default ${text.trim()} as const;\n` : content("openapi.json"),
    );
  for (const command of commands) {
    const [program = "", ...args] = command.replace(/^npx /, "").split(" ");
    if (program === "echo") continue;
    const bin = join(here, "node_modules/.bin", program);
    // pnpm creates a shell script or a link for a program. Both are executable, and use the first `node` on the path.
    const path = `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`;
    const { code, output } = await run(bin, args, { ...quiet, PATH: path }, folder);
    if (code !== 0) return `stops: ${firstLine(output)}`;
  }
  return undefined;
}

function firstLine(output: string): string {
  const lines = output.split("\n").map((line) => line.trim());
  return (lines.find((line) => /error|invalid|cannot|unsupported/i.test(line)) ?? lines[0] ?? "").slice(
    0,
    160,
  );
}

const compilerOptions = {
  strict: true,
  noEmit: true,
  module: "esnext",
  moduleResolution: "bundler",
  target: "esnext",
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: [],
  lib: ["esnext", "dom", "dom.iterable"],
};

/** Which of the programs compile under `strict`. */
async function compile(
  generator: Generator,
  folder: string,
): Promise<Pick<Result, "passed" | "all" | "problem">> {
  const probes = probesOf(generator);
  const names = await writeProbes(folder, probes);
  const configuration = join(folder, "tsconfig.json");
  await writeFile(configuration, JSON.stringify({ compilerOptions, include: ["probes"] }));
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const { output } = await run(
    process.execPath,
    [tsc, "-p", configuration, "--pretty", "false"],
    quiet,
    folder,
  );
  const own = /^(?!probes\/)[^ ]+\.ts\([^)]*\): error .*$/m.exec(output)?.[0];
  // A syntax error keeps the compiler from looking at types at all.
  if (own !== undefined && /error TS1\d\d\d:/.test(own))
    return { passed: [], all: 0, problem: `its code does not compile: ${own}`.slice(0, 200) };
  const errors = [...output.matchAll(/^probes\/([^(]+)\([^)]*\): error (.*)$/gm)];
  const failed = new Map(errors.map(([, file = "", why = ""]) => [names.get(file) ?? file, why]));
  const [first] = [...failed].map(([name, why]) => `${name}: ${why}`);
  const problem = first ?? (own && `its code does not compile: ${own}`);
  return {
    passed: [...probes.keys()].filter((name) => !failed.has(name)),
    all: probes.size,
    ...(problem !== undefined && { problem: problem.slice(0, 200) }),
  };
}

/** Writes each program to a file of its own, and returns their names by file. */
async function writeProbes(
  folder: string,
  probes: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  await mkdir(join(folder, "probes"));
  const names = new Map<string, string>();
  for (const [name, text] of probes) {
    const file = `${name.replaceAll(/\W+/g, "-")}.ts`;
    names.set(file, name);
    await writeFile(join(folder, "probes", file), text.replaceAll('"./', '"../'));
  }
  return names;
}

async function versionOf(name: string): Promise<string> {
  const { version } = await readJson<{ version: string }>(join(here, "node_modules", name, "package.json"));
  return version;
}

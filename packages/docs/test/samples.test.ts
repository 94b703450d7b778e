import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "oxfmt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox, type Scenario } from "@messaging-api/sandbox";
import { serve } from "@messaging-api/sandbox/node";
import { nameOf } from "../src/contract.ts";
import { scenarioOf } from "../src/make-it-happen.ts";
import { samplesOf } from "../src/samples/index.ts";
import { exampleRequest } from "../src/samples/requests.ts";
import { clientSample, fetchSample } from "../src/samples/typescript.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import { compileWithNewTypeScript } from "../../../scripts/testing/new-typescript.ts";
import { startRunner } from "../../../scripts/testing/runner.ts";
import { contract, guides, site } from "./site.ts";

const samples = contract.errors.map((entry) => [nameOf(entry), samplesOf(entry, contract)] as const);
const played = contract.errors.map((entry) => [nameOf(entry), entry, samplesOf(entry, contract)!] as const);
/** What the pages of uploads show, which no error has. */
const uploads = contract.operations.flatMap(({ id }): [string, string][] => {
  const request = exampleRequest(contract.document, id);
  if (request?.file === undefined) return [];
  return [
    [`${id} client`, clientSample(request)],
    [`${id} fetch`, fetchSample(request, contract.apiUrl)],
  ];
});
/** A sandbox whose clock stands still, so that a slow machine makes nothing late, and whose ids are always the same. */
function newSandbox(): Sandbox {
  let count = 0;
  return createSandbox({ clock: () => Date.UTC(2026, 10, 24, 12), random: () => (count++ * 0.618) % 1 });
}
/** The samples use what most shells have; under CI they never skip. */
const skipShell =
  spawnSync("bash", ["-c", "command -v curl && command -v jq"]).status !== 0 && !process.env["CI"];

it("every error has its samples, and so have uploads", () => {
  expect(uploads.map(([name]) => name)).toContain("setGroupIcon client");
  for (const [name, sample] of samples) expect(sample, name).toBeDefined();
});

it("every TypeScript sample is written as a formatter writes it", async () => {
  for (const [name, , sample] of played)
    for (const text of [sample.client, sample.fetch])
      expect((await format("sample.ts", text, { printWidth: 80 })).code, name).toBe(`${text.trimEnd()}\n`);
});

it("every TypeScript sample of errors and guides compiles against the built packages", async () => {
  const folder = await makeSampleFolder();
  try {
    const programs = [
      ...samples.flatMap(([name, sample]) => [
        [`${name} client`, sample?.client] as const,
        [`${name} fetch`, sample?.fetch] as const,
      ]),
      ...uploads,
      ...guides.flatMap(({ slug, programs: texts }) =>
        texts.map((text, index) => [`${slug} ${index}`, text] as const),
      ),
    ];
    const files: string[] = [];
    for (const [name, text = ""] of programs) {
      const file = join(folder, `${name.replaceAll(" ", "-")}.ts`);
      // With an import or an export, a file is a module of its own.
      await writeFile(file, `${text}\nexport {};\n`);
      files.push(file);
    }
    const flags =
      "--ignoreConfig --strict --noEmit --target esnext --module nodenext --types node --allowImportingTsExtensions --exactOptionalPropertyTypes --resolveJsonModule".split(
        " ",
      );
    expect(await compileWithNewTypeScript([...flags, ...files])).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

const runNext = startRunner(join(import.meta.dirname, "program-runner.ts"));

describe("against the sandbox, when what leads to the error has happened", () => {
  const folder = useSampleFolder();

  it.each(played)("the client's sample of %s shows it", async (_, entry, sample) => {
    await withScene(entry, async ({ url, key, expected }) => {
      const text = sample.client.replace(
        "createClient({ ",
        `createClient({ baseUrl: "${url}", maxRetries: 0, `,
      );
      expectAll(await runProgram(folder(), text, key), expected);
    });
  });

  it.each(played)("the fetch sample of %s shows it", async (_, entry, sample) => {
    await withScene(entry, async ({ url, key, expected }) => {
      expectAll(await runProgram(folder(), sample.fetch.replaceAll(contract.apiUrl, url), key), expected);
    });
  });

  it.skipIf(skipShell).each(played)("the curl sample of %s shows it", async (_, entry, sample) => {
    await withScene(entry, async ({ url, key, expected }) => {
      const lines = `cd ${folder()} && ${sample.curl.replaceAll(contract.apiUrl, url)}`;
      const { output } = await run("bash", ["-c", lines], { MESSAGING_API_KEY: key });
      expectAll(output, expected);
    });
  });

  it.skipIf(skipShell).each(played)("the shell lines of %s lead to it", async (_, entry) => {
    const page = await readFile(join(site, entry.docsPath, "index.html"), "utf8");
    const block = /aria-label="Commands that trigger the error"[^>]*>(.*?)<\/pre>/s.exec(page)?.[1] ?? "";
    const lines = block
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    const server = await serve(newSandbox());
    try {
      const { output } = await run("bash", ["-c", lines.replaceAll(contract.sandboxUrl, server.url)]);
      const last = JSON.parse(output.slice(output.lastIndexOf('{"error"'))) as Body;
      expect(last).toMatchObject({ status: entry.status });
      expect(last.code ?? null).toBe(entry.code);
    } finally {
      await server.close();
    }
  });
});

/** How each language's own tools read a program without running it; what is not installed is left out. */
const parsers: Readonly<
  Record<"python" | "go" | "php" | "ruby" | "java" | "csharp", readonly [file: string, command: string]>
> = {
  python: ["sample.py", "python3 -m py_compile sample*.py"],
  go: ["sample.go", "gofmt -e -l sample*.go && gofmt -d sample*.go"],
  php: [
    "sample.php",
    "for file in sample*.php; do php -l $file || exit 1; done | grep -v '^No syntax errors' || true",
  ],
  ruby: [
    "sample.rb",
    "for file in sample*.rb; do ruby -wc $file || exit 1; done | grep -v '^Syntax OK' || true",
  ],
  // Without what makes a program of hours fast, and one of a second slow.
  java: ["Sample.java", "javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -d out */Sample.java"],
  csharp: ["Sample.cs", "for file in Sample*.cs; do mcs --parse $file || exit 1; done"],
};

describe.each(Object.entries(parsers))("the samples in %s", (language, [name, command]) => {
  const tool = /^for .*?do (\w+)/.exec(command)?.[1] ?? command.split(" ")[0]!;
  const isMissing = spawnSync("bash", ["-c", `command -v ${tool}`]).status !== 0;

  it.skipIf(isMissing)(`are read by ${tool} without a complaint`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "samples-"));
    try {
      const [stem, end] = name.split(".");
      for (const [index, [, , sample]] of played.entries()) {
        const text = `${sample[language as keyof typeof parsers]}\n`;
        if (language !== "java") await writeFile(join(folder, `${stem}${index}.${end}`), text);
        else {
          // Each class in a package of its own, so that one run of the compiler reads them all.
          await mkdir(join(folder, `sample${index}`));
          await writeFile(join(folder, `sample${index}`, name), `package sample${index};\n${text}`);
        }
      }
      const { code, output } = await run("bash", ["-c", `cd ${folder} && ${command}`]);
      expect(output).toBe("");
      expect(code).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const interpreters = { python: "python3", php: "php", ruby: "ruby" } as const;

describe.each(Object.entries(interpreters) as ["python" | "php" | "ruby", string][])(
  "against the sandbox, the sample in %s",
  (language, tool) => {
    const isMissing = spawnSync("bash", ["-c", `command -v ${tool}`]).status !== 0;
    // A code with fields, one without a code, one that says when to come back.
    const some = played.filter(([name]) =>
      ["outbound_limit_reached", "404 without a code", "429 without a code"].includes(name),
    );

    it.skipIf(isMissing).each(some)("of %s shows it", async (_, entry, sample) => {
      await withScene(entry, async ({ url, key, expected }) => {
        const folder = await mkdtemp(join(tmpdir(), "samples-"));
        const file = join(folder, "sample");
        await writeFile(file, sample[language].replaceAll(contract.apiUrl, url));
        const { output } = await run(tool, [file], { MESSAGING_API_KEY: key });
        await rm(folder, { recursive: true });
        expectAll(output, expected);
      });
    });
  },
);

interface Body {
  readonly code?: string;
  readonly message: string;
  readonly [member: string]: unknown;
}

/** A sandbox just before the last request of an error's scenario, and what a sample has to show of the answer. */
async function withScene(
  entry: (typeof contract.errors)[number],
  act: (scene: { url: string; key: string; expected: string[] }) => Promise<void>,
): Promise<void> {
  const scenario = scenarioOf(entry)!;
  const body = JSON.parse(await playSteps(newSandbox(), scenario)) as Body;
  const sandbox = newSandbox();
  await playSteps(sandbox, { ...scenario, steps: scenario.steps.slice(0, -1) });
  const server = await serve(sandbox);
  const names = entry.members.filter(({ required }) => required).map(({ name }) => name);
  const expected = ["message", ...names].map((name) => String(body[name]));
  try {
    await act({ url: server.url + new URL(contract.apiUrl).pathname, key: scenario.key, expected });
  } finally {
    await server.close();
  }
}

/** The text of the last answer. */
async function playSteps({ fetch }: Sandbox, { key, steps }: Scenario): Promise<string> {
  let text = "";
  for (const { method, path, body } of steps) {
    const base = path.startsWith("/_sandbox/") ? "" : new URL(contract.apiUrl).pathname;
    const response = await fetch(`http://sandbox.invalid${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    text = await response.text();
  }
  return text;
}

let count = 0;

/** Runs a program in a process that runs all of this file's, one after the other. */
async function runProgram(folder: string, text: string, key: string): Promise<string> {
  const file = join(folder, `program${count++}.ts`);
  await writeFile(file, `${text}\nexport {};\n`);
  return String(await runNext({ file, env: { MESSAGING_API_KEY: key } }));
}

function expectAll(output: string, expected: readonly string[]): void {
  for (const value of expected) expect(output).toContain(value);
}

/** A folder in which programs find the built packages. */
function useSampleFolder(): () => string {
  let folder = "";
  beforeAll(async () => {
    folder = await makeSampleFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

async function makeSampleFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "samples-"));
  await link(folder, "packages/client", "@messaging-api/client");
  await link(folder, "packages/sandbox", "@messaging-api/sandbox");
  await link(folder, "node_modules/@types/node", "@types/node");
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

async function link(folder: string, from: string, name: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  await mkdir(join(target, ".."), { recursive: true });
  await symlink(join(repository, from), target);
}

import { execFile } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { writeAtomically } from "../../lib/atomic-write.ts";
import { readJson } from "../../lib/json-file.ts";
import { paths, repository } from "../../lib/paths.ts";
import type { Step } from "../../lib/step.ts";

/** Does one part of the work on the contract below `root`, after the parts before it. It can return a note. */
export type Part = (root: string) => Promise<string | void>;

/** A step of the build that writes its output. */
function step(file: string, name: string): Part {
  return async (root) => {
    const module: Readonly<Record<string, Step["make"]>> = await import(`../../steps/${file}.ts`);
    const make = module[name];
    if (make === undefined) throw new Error(`scripts/steps/${file}.ts has no ${name}.`);
    for (const [path, content] of await make(root)) await writeAtomically(join(root, path), content);
  };
}

/** Everything that is measured, in order of dependency. */
export const parts: Readonly<Record<string, Part>> = {
  bundle: step("bundle", "makeBundle"),
  profiles: step("profiles", "makeProfiles"),
  catalogue: step("catalogue", "makeCatalogue"),
  postman: step("postman", "makePostman"),
  "client data": step("client-catalogue", "makeClientCatalogue"),
  "sandbox data": step("sandbox", "makeSandbox"),
  types: step("types", "makeTypes"),
  "type-check of the types": (root) =>
    typeCheck(["--ignoreConfig", "--noEmit", "--strict", join(root, paths.types)]),
  "type-check of a consumer": consumer,
  lint,
  "client bundle": clientBundle,
  "sandbox start": async (root) => void (await sandboxOf(root)),
  "sandbox, 1,000 messages": send,
  "site: one error's page": errorPages(1),
  "site: 100 more": errorPages(101),
  "search index": async (root) => `${(JSON.stringify(await indexOf(root)).length / 1e6).toFixed(2)} MB`,
  "search, 20 queries": search,
  diff,
};

async function typeCheck(args: readonly string[]): Promise<void> {
  const manifest = createRequire(join(repository, "package.json")).resolve("typescript/package.json");
  await promisify(execFile)(process.execPath, [join(dirname(manifest), "bin/tsc"), ...args]);
}

async function consumer(root: string): Promise<void> {
  const { writeConsumer } = await import("./consumer.ts");
  await typeCheck(["-p", await writeConsumer(root)]);
}

async function lint(root: string): Promise<string> {
  const { loadLint } = await import("../../../packages/lint/run.ts");
  const { loadConfig, settingsOf, lintDocument } = await loadLint();
  const { config, ...loaded } = await loadConfig(join(repository, "error-contract.config.yaml"));
  const settings = await settingsOf({ ...loaded, config: { ...config, lock: false } });
  const { findings } = await lintDocument({ path: join(root, paths.contract) }, settings);
  return `${findings.length} findings`;
}

async function clientBundle(root: string): Promise<string> {
  const { bundle, gzipped, programs } = await import("../../../packages/client/test/bundle.ts");
  const catalogue = await readFile(join(root, paths.clientCatalogue), "utf8");
  const program = programs["send a message and switch on the code"];
  return `${gzipped(await bundle(program, catalogue))} B`;
}

/** The sandbox with what was generated below `root`. */
async function sandboxOf(root: string) {
  const folder = join(root, "packages/sandbox");
  await cp(join(repository, "packages/sandbox/src"), join(folder, "src"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const entry = pathToFileURL(join(folder, "src/index.ts")).href;
  const { createSandbox }: typeof import("@messaging-api/sandbox") = await import(entry);
  return createSandbox();
}

async function send(root: string): Promise<void> {
  const sandbox = await sandboxOf(root);
  sandbox.control.setPlan("sandbox_dedicated", { totalLimit: null });
  const headers: Record<string, string> = {
    authorization: "Bearer sandbox_dedicated",
    "content-type": "application/json",
  };
  for (let index = 0; index < 1_000; index++) {
    const target = "/v2/api/chats/+15555550101/messages";
    const { status } = sandbox.handle({
      method: "POST",
      target,
      header: (name) => headers[name],
      body: '{"text":"Hello"}',
    });
    if (status >= 300) throw new Error(`The sandbox answered ${status}.`);
  }
}

function errorPages(count: number): Part {
  return async (root) => {
    const { readContract } = await import("../../../packages/docs/src/contract.ts");
    const { errorPage } = await import("../../../packages/docs/src/error-page.ts");
    const contract = await readContract(root);
    for (const entry of contract.errors.slice(-count))
      errorPage(entry, contract, { picture: false, changes: [] });
  };
}

async function indexOf(root: string) {
  const { readContract } = await import("../../../packages/docs/src/contract.ts");
  const { searchIndex } = await import("../../../packages/docs/src/search-index.ts");
  return searchIndex(await readContract(root), [], { pending: [], released: [] });
}

async function search(root: string): Promise<void> {
  const { rank } = await import("../../../packages/docs/src/browser/rank.ts");
  const index = await indexOf(root);
  for (const { title } of index.slice(-20)) rank(index, title);
}

/** Compares with the same contract, in which every tenth schema has no `required`. */
async function diff(root: string): Promise<string> {
  const file = join(root, paths.bundleJson);
  const document = await readJson<{
    components: { schemas: Record<string, { description?: string; required?: string[] }> };
  }>(file);
  Object.values(document.components.schemas).forEach((schema, index) => {
    if (index % 10 === 0) delete schema.required;
  });
  const other = join(root, "other.json");
  await writeFile(other, JSON.stringify(document));
  const cli = join(repository, "packages/diff/src/cli.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [cli, file, other, "--format", "json"], {
    maxBuffer: 1e9,
  }).catch((error: { stdout: string }) => error);
  return `${stdout.match(/"kind":/g)?.length ?? 0} changes`;
}

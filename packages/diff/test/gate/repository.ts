import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import { ownDocument } from "../documents/own.ts";

/** A git repository in a temporary folder, gone when the test is. */
export interface Repository {
  readonly folder: string;
  readonly git: (...args: string[]) => string;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly edit: (path: string, change: (text: string) => string) => Promise<void>;
  readonly commit: (message: string) => void;
}

const who = {
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.com",
};

/** A repository whose main branch holds a contract in several YAML files. */
export async function contractRepository(): Promise<Repository> {
  const folder = await mkdtemp(join(tmpdir(), "gate-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  cpSync(await original(), folder, { recursive: true });
  return repositoryIn(folder);
}

let made: Promise<string> | undefined;

/** The repository that tests get copies of: making one takes three processes of git, and writing YAML. */
function original(): Promise<string> {
  made ??= makeRepository();
  return made;
}

/** Removes the original. Call it after the tests of a file: Vitest ends its processes without telling them. */
export async function removeOriginal(): Promise<void> {
  const folder = await made;
  made = undefined;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

async function makeRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gate-original-"));
  const { git, write, commit } = repositoryIn(folder);
  // Without the samples of hooks, which each copy would have.
  git("init", "--quiet", "--initial-branch=main", "--template=");
  for (const [path, data] of Object.entries(contractFiles()))
    await write(path, stringify(data, { aliasDuplicateObjects: false }));
  await write(".changeset/config.json", '{ "fixed": [] }');
  commit("The contract");
  return folder;
}

function repositoryIn(folder: string): Repository {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "commit.gpgsign=false", ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  return {
    folder,
    git,
    write,
    edit: async (path, change) => {
      const before = await readFile(join(folder, path), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`The edit of ${path} changed nothing.`);
      await write(path, after);
    },
    commit: (message) => {
      git("add", "-A");
      git("commit", "--quiet", "-m", message);
    },
  };
}

/** The document of this project's style, a file for each path and each schema. */
function contractFiles(): Record<string, unknown> {
  const { components, paths, ...rest } = ownDocument();
  const files: Record<string, unknown> = {};
  const into = (data: unknown, folder: string) =>
    JSON.parse(
      JSON.stringify(data)
        .replaceAll(/#\/components\/schemas\/(\w+)/g, `${folder}$1.yaml`)
        .replaceAll("#/components/responses/", "../responses/")
        .replaceAll(/responses\/(\w+)"/g, 'responses/$1.yaml"'),
    ) as unknown;
  for (const [name, schema] of Object.entries(components.schemas))
    files[`openapi/schemas/${name}.yaml`] = into(schema, "./");
  for (const [name, response] of Object.entries(components.responses))
    files[`openapi/responses/${name}.yaml`] = into(response, "../schemas/");
  files["openapi/paths/messages.yaml"] = into(paths["/messages"], "../schemas/");
  files["openapi/paths/message.yaml"] = into(paths["/messages/{id}"], "../schemas/");
  files["openapi/openapi.yaml"] = {
    ...rest,
    paths: { "/messages": { $ref: "paths/messages.yaml" }, "/messages/{id}": { $ref: "paths/message.yaml" } },
    components: { securitySchemes: components.securitySchemes },
  };
  return files;
}

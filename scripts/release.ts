import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { codesOf, disk, load, nameIn, slashed } from "@messaging-api/diff";
import type { Document } from "@messaging-api/error-model/bundled";
import { readJson } from "./lib/json-file.ts";
import { lockName, lockText, nextLock, readLock, type Lock } from "@messaging-api/error-model";
import { writeAtomically } from "./lib/atomic-write.ts";
import { readBundle } from "./lib/document.ts";
import { Failure, messageOf, reportFailure } from "./lib/failure.ts";
import { optionsOf } from "./lib/options.ts";
import { repository } from "./lib/paths.ts";

const usage = `Usage: node scripts/release.ts [options]

Packs every published package.
  --out FOLDER  the folder for the packages (default: release)
  --lock        write openapi/${lockName}, the codes that this version publishes, and pack nothing
  --help        show this text`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const lockFile = join(repository, "openapi", lockName);

/**
 * Writes the lock of the codes that this version publishes, so that no later change can silently remove one. Commit
 * it with the version, so that a review sees it.
 */
async function writeLock(): Promise<void> {
  const { text } = await lockNow();
  await writeAtomically(lockFile, text);
  console.log(`release: wrote openapi/${lockName}`);
}

/** The lock that this version needs. */
async function lockNow(): Promise<{ readonly text: string; readonly known: string }> {
  const entry = slashed(join(repository, "openapi/openapi.yaml"));
  const loaded = await load(disk, entry, (path) => nameIn(repository, path));
  const { info }: Pick<Document, "info"> = Object(loaded.files.get(entry));
  const known = await readFile(lockFile, "utf8").catch(() => "");
  const lock = known === "" ? undefined : lockFrom(known);
  return { text: lockText(nextLock(lock, codesOf(loaded), info.version)), known };
}

function lockFrom(text: string): Lock {
  const name = `openapi/${lockName}`;
  try {
    return readLock(JSON.parse(text), name);
  } catch (error) {
    const message = messageOf(error);
    const why =
      error instanceof SyntaxError
        ? `${name} is not JSON: ${message}. Restore it from the last release.`
        : message;
    throw new Failure(why);
  }
}

/** Packs every published package, if the contract has the same version. The packages can be published as they are. */
async function release(out: string): Promise<void> {
  const { info } = await readBundle(repository);
  const { text, known } = await lockNow();
  if (text !== known)
    throw new Failure(
      `openapi/${lockName} does not say which codes ${info.version} publishes. Run \`node scripts/release.ts --lock\`, and commit the file.`,
    );
  const packages = await publishedPackages();
  for (const { folder, manifest } of packages) {
    if (manifest.version === info.version) continue;
    throw new Failure(
      `openapi/openapi.yaml says version ${info.version}, ${folder}/package.json ${manifest.version}. ` +
        "Set `info.version` to the version that `pnpm changeset version` chose, and run `pnpm generate`.",
    );
  }
  await mkdir(out, { recursive: true });
  for (const [index, { folder, manifest }] of packages.entries()) {
    // Packages are published in the order of their names, so a dependency goes first.
    const file = join(out, `${index + 1}-${manifest.name.split("/").at(-1)}-${manifest.version}.tgz`);
    const { status } = spawnSync("pnpm", ["pack", "--out", file], {
      cwd: join(repository, folder),
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    if (status !== 0) throw new Failure(`${folder} could not be packed; the lines above say why.`);
    console.log(`release: wrote ${file}`);
  }
}

async function publishedPackages(): Promise<{ folder: string; manifest: Manifest }[]> {
  const files = globSync("packages/*/package.json", { cwd: repository }).sort();
  const all = await Promise.all(
    files.map(async (file) => ({
      folder: dirname(file).replaceAll("\\", "/"),
      manifest: await readJson<Manifest>(join(repository, file)),
    })),
  );
  const own = new Set(all.map(({ manifest }) => manifest.name));
  const needs = ({ manifest }: (typeof all)[number]) =>
    Object.keys(manifest.dependencies ?? {}).filter((name) => own.has(name)).length;
  return all.filter(({ manifest }) => !manifest.private).sort((a, b) => needs(a) - needs(b));
}

try {
  const options = {
    out: { type: "string", default: "release" },
    lock: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  const { out, lock, help } = optionsOf(process.argv.slice(2), options, usage);
  if (help) console.log(usage);
  else await (lock ? writeLock() : release(resolve(out)));
} catch (error) {
  reportFailure(error);
}

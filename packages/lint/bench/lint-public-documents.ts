import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Options } from "@messaging-api/spectral-ruleset";
import { writeAtomically } from "../../../scripts/lib/atomic-write.ts";
import { Failure } from "../../../scripts/lib/failure.ts";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";

/** A public OpenAPI document that a package of npm carries, and how it writes its errors. */
export interface PublicDocument {
  readonly title: string;
  /** Name and version of the package. */
  readonly package: string;
  readonly path: string;
  /** SHA-256 of the file, so that every run measures the same document. */
  readonly hash: string;
  readonly options: Partial<Options>;
}

/** Large documents that describe their own errors. Only benches download them: GitHub's package has 385 MB. */
export const publicDocuments: readonly PublicDocument[] = [
  {
    title: "GitHub",
    package: "@octokit/openapi@23.0.2",
    path: "generated/api.github.com.json",
    hash: "829b4bebb19a53133289f7b0bc819f4f1118115821db2ca9f25e9ee995a7da2a",
    options: { preset: "enum-envelope", envelope: "basic-error", code: "message", required: [] },
  },
  {
    title: "Blockfrost",
    package: "@blockfrost/openapi@0.1.93",
    path: "openapi.yaml",
    hash: "b0f64545d55c459525d31ba681d8134fba95d2ce5452d87a754aa7409d2ca887",
    options: { preset: "enum-envelope", code: "error", status: "status_code" },
  },
  {
    title: "Dialogporten",
    package: "@digdir/dialogporten-schema@1.118.6",
    path: "swagger.verified.json",
    hash: "a93d5d4ef9468b98dca934f4817cd65ebb31e9fd43418e5b892be7921aa3b009",
    options: { preset: "problem", envelope: "ProblemDetails" },
  },
  {
    title: "Directus",
    package: "@directus/specs@15.2.0",
    path: "dist/openapi.json",
    hash: "fd9c209674ca9c7912ce5eacc830537b7e7ec8e9f5c67dbffc4ded4a9bd157e1",
    options: { preset: "nested", envelope: "Error" },
  },
  {
    title: "Rclone",
    package: "rclone-openapi@1.75.0",
    path: "openapi.yaml",
    hash: "73cb4242ab3b0058c981d3aaeb252a7a6e6f2385e0e15770d5e6d818e39d1328",
    options: { preset: "enum-envelope", envelope: "RcError", code: "error", message: "error", required: [] },
  },
];

const folder = join(repository, "node_modules/.cache/public-documents");

/**
 * The path of a document's file, which is fetched from npm when it is needed first.
 *
 * @throws Failure if npm doesn't answer, or sends another file than the one that was measured before.
 */
export async function fetched(document: PublicDocument): Promise<string> {
  const file = join(folder, document.hash, basename(document.path));
  if (!existsSync(file)) await fetchInto(file, document);
  const hash = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  if (hash === document.hash) return file;
  await rm(file);
  throw new Failure(`${document.path} of ${document.package} has the SHA-256 ${hash}, not ${document.hash}.`);
}

async function fetchInto(file: string, { package: name, path }: PublicDocument): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), "public-document-"));
  try {
    // Neither its dependencies nor its scripts are needed.
    await writeAtomically(join(temporary, "package.json"), "{}");
    const packed = await run("npm", ["pack", "--silent", "--pack-destination", temporary, name]);
    if (packed.code !== 0) throw new Failure(`npm pack ${name} failed:\n${packed.output}`);
    const archive = join(temporary, packed.output.trim().split("\n").at(-1) ?? "");
    const unpacked = await run("tar", ["-xzf", archive, "-C", temporary, `package/${path}`]);
    if (unpacked.code !== 0) throw new Failure(`${archive} cannot be unpacked:\n${unpacked.output}`);
    await mkdir(join(file, ".."), { recursive: true });
    await copyFile(join(temporary, "package", path), file);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

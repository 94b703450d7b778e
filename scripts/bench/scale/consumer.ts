import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { alternativesOf, operationsOf, resolveResponse } from "@messaging-api/error-model/bundled";
import { readBundle } from "../../lib/document.ts";
import { repository } from "../../lib/paths.ts";

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  noEmit: true,
  allowImportingTsExtensions: true,
};

/** Writes a program that handles every error of 20 operations with the client below `root`. Returns its project. */
export async function writeConsumer(root: string): Promise<string> {
  const packages = join(root, "packages");
  for (const part of ["client/src", "types/src", "types/package.json"])
    await cp(join(repository, "packages", part), join(packages, part), { recursive: true });
  await writeFile(join(packages, "client/package.json"), '{ "type": "module" }');
  const modules = join(root, "node_modules");
  await mkdir(join(modules, "@messaging-api"), { recursive: true });
  const client = createRequire(join(repository, "packages/client/package.json"));
  const openapiFetch = dirname(client.resolve("openapi-fetch/package.json"));
  await linkTo(openapiFetch, join(modules, "openapi-fetch"));
  await linkTo(join(packages, "types"), join(modules, "@messaging-api/types"));
  const project = join(packages, "consumer.json");
  await writeFile(join(packages, "consumer.mts"), await program(root));
  await writeFile(project, JSON.stringify({ compilerOptions, files: ["consumer.mts"] }));
  return project;
}

async function linkTo(target: string, path: string): Promise<void> {
  await symlink(target, path, "junction").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function program(root: string): Promise<string> {
  const document = await readBundle(root);
  const operations = [...operationsOf(document)].filter(({ path }) => path.startsWith("/things"));
  const calls = operations.slice(0, 20).map(({ path, operation }, index) => {
    const codes = Object.values(operation.responses ?? {}).flatMap((response) => {
      const media = resolveResponse(document, response).content?.["application/json"];
      return alternativesOf(document, media?.schema).filter((name) => name.startsWith("failure_"));
    });
    const cases = codes.map((code) => `case ${JSON.stringify(code)}: return error.details.shape;`);
    return `export async function call${index}() {
  const { error } = await client.POST("${path}", { params: { path: { thingId: "x" } }, body: { name: "n" } });
  if (error) switch (error.code) { ${cases.join(" ")} default: return unhandled(error); }
  return "";
}`;
  });
  return `import { createClient, unhandled } from "./client/src/index.ts";
const client = createClient({ apiKey: "key" });
${calls.join("\n")}
`;
}

import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import { paths, repository } from "../../lib/paths.ts";

/** The sections whose components get one file each. The rest stays in the entry document. */
const split = ["schemas", "responses", "parameters", "headers"] as const;

/**
 * Writes a bundled contract in the author's form, with one file for each component and path, and the other files that
 * the build reads.
 */
export async function writeContract(root: string, document: Document): Promise<void> {
  const { schemas, responses, parameters, headers, ...others } = Object(document.components);
  const entry: Record<string, unknown> = { ...document, "x-generated": undefined };
  entry["components"] = { ...others, schemas: { ApiError: { $ref: "#/components/schemas/ApiError" } } };
  const items = Object.entries(document.paths);
  entry["paths"] = Object.fromEntries(items.map(([path], index) => [path, { $ref: `paths/${index}.yaml` }]));
  await write(root, "openapi.yaml", entry, "");
  for (const [index, [, item]] of items.entries()) await write(root, `paths/${index}.yaml`, item, "../");
  const sections = { schemas, responses, parameters, headers };
  for (const section of split)
    for (const [name, component] of Object.entries(sections[section] ?? {}))
      await write(root, `${section}/${name}.yaml`, component, "../");
  await cp(join(repository, paths.extensionSchema), join(root, paths.extensionSchema));
}

async function write(root: string, path: string, content: unknown, up: string): Promise<void> {
  const file = join(root, "openapi", path);
  await mkdir(dirname(file), { recursive: true });
  // YAML reads JSON.
  const text = JSON.stringify(content, undefined, 1);
  await writeFile(
    file,
    `${text.replaceAll(/"#\/components\/(schemas|responses|parameters|headers)\/(\w+)/g, `"${up}$1/$2.yaml#`).replaceAll(/\.yaml#"/g, '.yaml"')}\n`,
  );
}

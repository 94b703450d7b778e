import { chmod, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildInto, type PackageBuild } from "../../scripts/lib/compile-package.ts";
import { bundledLint, fingerprint } from "./run.ts";
import { configSchema } from "./src/config/schema.ts";

const folder = import.meta.dirname;

/** What the package exports, and from where. Each is one file with everything that it needs. */
const entries = { index: "index.ts", formats: "formats/index.ts", redocly: "redocly/index.ts" };

const library = "./index.js";

const program = `#!/usr/bin/env node
import module from "node:module";
// Node 22 and later keep the compiled code.
module.enableCompileCache?.();
const { main } = await import("${library}");
await main(process.argv.slice(2));
`;

export const lint: PackageBuild = { folder, modules: "types", more: bundleExports };

/** Builds the package in `out`. */
export const buildPackage = (out: string): Promise<void> => buildInto(new Map([[lint, out]]));

/** The linter in one file, the other exports in one each, the command, and the schema of the configuration. */
async function bundleExports(out: string): Promise<void> {
  const start = fingerprint();
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...configSchema };
  await Promise.all([
    // `pnpm lint` runs the first of these files. Bundling a thousand modules takes longer than everything else here.
    ...Object.entries(entries).map(async ([name, source]) =>
      copyFile(await bundledLint(undefined, source, start), join(out, `${name}.js`)),
    ),
    writeFile(join(out, "cli.js"), program),
    writeFile(join(out, "config.schema.json"), `${JSON.stringify(schema, undefined, 2)}\n`),
  ]);
  await chmod(join(out, "cli.js"), 0o755);
}

import { chmod, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compilePackage, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";
import { bundle } from "./bundle.ts";
import { configSchema } from "./src/config/schema.ts";

const here = dirname(fileURLToPath(import.meta.url));

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

/** Builds the package: the command and the library in one file, the other exports in one each, and the types. */
export async function buildPackage(out: string): Promise<void> {
  await replaceFolder(out, async (folder) => {
    await compilePackage(here, folder, {
      emitDeclarationOnly: true,
      types: ["node"],
      // `pnpm typecheck` checks the types. Someone who waits for the command doesn't have to.
      noCheck: true,
    });
    for (const [name, source] of Object.entries(entries))
      await writeFile(join(folder, `${name}.js`), await bundle(join(here, "src", source)));
    await writeFile(join(folder, "cli.js"), program);
    await chmod(join(folder, "cli.js"), 0o755);
    const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...configSchema };
    await writeFile(join(folder, "config.schema.json"), `${JSON.stringify(schema, undefined, 2)}\n`);
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { compilePackage, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types as ES modules, and each command as one file. */
export async function buildPackage(out: string): Promise<void> {
  await replaceFolder(out, async (folder) => {
    // `pnpm check` checks the types. Someone who waits for the command doesn't have to.
    await compilePackage(here, folder, { lib: ["es2023", "dom"], types: ["node"], noCheck: true });
    await cp(join(here, "src/schemas"), join(folder, "src/schemas"), { recursive: true });
    await bundleCommands(folder);
  });
}

/**
 * A command is one file that includes its dependencies: finding and reading a hundred files would take most of the
 * startup time.
 */
async function bundleCommands(out: string): Promise<void> {
  await build({
    entryPoints: { cli: join(here, "src/cli.ts"), gate: join(here, "src/gate/cli.ts") },
    outdir: out,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifyWhitespace: true,
    logLevel: "warning",
    // `yaml` is CommonJS and calls `require` for parts of Node.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

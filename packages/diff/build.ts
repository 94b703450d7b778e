import { cp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { buildInto, type PackageBuild } from "../../scripts/lib/compile-package.ts";

const folder = import.meta.dirname;

export const diff: PackageBuild = {
  folder,
  modules: "import",
  more: async (out) => {
    await cp(join(folder, "src/schemas"), join(out, "src/schemas"), { recursive: true });
    await bundleCommands(out);
  },
};

/** Builds the package in `out`. */
export const buildPackage = (out: string): Promise<void> => buildInto(new Map([[diff, out]]));

/**
 * A command is one file that includes its dependencies: finding and reading a hundred files would take most of the
 * startup time.
 */
async function bundleCommands(out: string): Promise<void> {
  await build({
    // The bundle names its modules relative to this.
    absWorkingDir: folder,
    entryPoints: { cli: join(folder, "src/cli.ts"), gate: join(folder, "src/gate/cli.ts") },
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

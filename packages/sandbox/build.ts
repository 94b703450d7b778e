import { join } from "node:path";
import { build } from "esbuild";
import { buildInto, type PackageBuild } from "../../scripts/lib/compile-package.ts";

const folder = import.meta.dirname;

export const sandbox: PackageBuild = { folder, modules: "both", more: bundleCommand };

/** Builds the package in `out`. */
export const buildPackage = (out: string): Promise<void> => buildInto(new Map([[sandbox, out]]));

/**
 * The command is one file: finding and reading fifty files would take most of its startup time. It is CommonJS, because an
 * `import` of `node:http` also loads the `fetch` of Node.js, which would take longer than everything else together
 * (https://github.com/nodejs/node/issues/59686).
 */
export async function bundleCommand(out: string): Promise<void> {
  await build({
    // The bundle names its modules relative to this.
    absWorkingDir: folder,
    entryPoints: [join(folder, "src/node/bin.ts")],
    outfile: join(out, "bin.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minifyWhitespace: true,
    logLevel: "warning",
  });
}

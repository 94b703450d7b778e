import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { compileBothWays, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types for `import` and for `require`, and the command as one file. */
export async function buildPackage(out: string): Promise<void> {
  await replaceFolder(out, async (folder) => {
    await compileBothWays(here, folder, {
      lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
      // `pnpm check` checks the types. Checking them here would block the documentation of an error that has no
      // scenario yet.
      noCheck: true,
    });
    await bundleCommand(folder);
  });
}

/**
 * The command is one file: finding and reading fifty files would take most of its startup time. It is CommonJS, because an
 * `import` of `node:http` also loads the `fetch` of Node.js, which would take longer than everything else together
 * (https://github.com/nodejs/node/issues/59686).
 */
async function bundleCommand(out: string): Promise<void> {
  await build({
    entryPoints: [join(here, "src/node/bin.ts")],
    outfile: join(out, "bin.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    minifyWhitespace: true,
    logLevel: "warning",
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Bundles a module with everything that it needs as one ES module for Node 20 and later. The thousand modules of the linters
 * are small, and finding and reading them takes longer than linting.
 */
export async function bundle(entry: string): Promise<Uint8Array> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    // Some packages also have a UMD build, which a bundler can't follow.
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "eof",
    logLevel: "error",
    banner: {
      js: `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`,
    },
    plugins: [lean],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/**
 * Leaves out what costs time when it's loaded. Of Spectral's own rulesets, only the one for OpenAPI is kept. The schema of
 * rulesets is compiled only for a ruleset that isn't ours: the tests validate ours.
 */
const lean: Plugin = {
  name: "lean",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@stoplight\/spectral-rulesets$/ }, ({ importer }) => {
      const main = createRequire(importer).resolve("@stoplight/spectral-rulesets");
      return { path: join(dirname(main), "oas/index.js"), namespace: "only-openapi" };
    });
    onLoad({ filter: /./, namespace: "only-openapi" }, ({ path }) => ({
      contents: `import module from ${JSON.stringify(path)}; export const oas = module.default ?? module;`,
      resolveDir: dirname(path),
    }));
  },
};

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileBothWays, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The modules that bundlers replace in bundles for browsers. They follow this field of the nearest package.json. Not all of
 * them, such as older ones for React Native, follow `imports`.
 */
export const browser = {
  "./src/errors/cause.js": "./src/errors/cause-in-browsers.js",
  "./src/errors/stackless-error.js": "./src/errors/stackless-error-in-browsers.js",
} as const;

/** Builds the package: JavaScript and types, once for `import` and once for `require`. */
export async function buildPackage(out: string): Promise<void> {
  const compilerOptions = {
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
    skipLibCheck: true,
  };
  await replaceFolder(out, (folder) => compileBothWays(here, folder, compilerOptions, { browser }));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

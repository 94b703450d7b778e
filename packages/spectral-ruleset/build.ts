import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compilePackage, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types, as ES modules. */
export async function buildPackage(out: string): Promise<void> {
  // `pnpm check` checks the types. Someone who waits for this build doesn't have to.
  const options = { lib: ["es2022", "dom"], types: ["node"], noCheck: true };
  await replaceFolder(out, (folder) => compilePackage(here, folder, options));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

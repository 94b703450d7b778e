import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { replaceFolder, runTsc } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types, as ES modules. */
export async function buildPackage(out: string): Promise<void> {
  const configuration = join(here, "tsconfig.build.json");
  await replaceFolder(out, (folder) => runTsc(here, ["-p", configuration, "--outDir", folder]));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

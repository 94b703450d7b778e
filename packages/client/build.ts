import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileBothWays, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types, once for `import` and once for `require`. */
export async function buildPackage(out: string): Promise<void> {
  await replaceFolder(out, (folder) =>
    compileBothWays(here, folder, {
      lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
      types: [],
      skipLibCheck: true,
    }),
  );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

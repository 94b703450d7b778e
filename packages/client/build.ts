import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { transform } from "esbuild";
import { compilePackage, replaceFolder } from "../../scripts/lib/compile-package.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types, once for `import` and once for `require`. */
export async function buildPackage(out: string): Promise<void> {
  await replaceFolder(out, async (folder) => {
    const [esm, cjs] = [join(folder, "esm"), join(folder, "cjs")];
    await compilePackage(here, esm, {
      lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
      types: [],
      skipLibCheck: true,
    });
    await declareFormat(esm, "module");
    await translate(esm, cjs);
    await declareFormat(cjs, "commonjs");
  });
}

/** The compiled ES modules as CommonJS, with the same types: the nearest package.json says how to read both. */
async function translate(from: string, to: string): Promise<void> {
  for (const file of await readdir(from, { recursive: true })) {
    if (!/\.(js|d\.ts)$/.test(file)) continue;
    const text = await readFile(join(from, file), "utf8");
    await mkdir(dirname(join(to, file)), { recursive: true });
    const { code } = file.endsWith(".js")
      ? await transform(text, { format: "cjs", platform: "node" })
      : { code: text };
    await writeFile(join(to, file), code);
  }
}

/** Below, each folder's files are of its own format whatever the package's `type` says. */
async function declareFormat(folder: string, type: string): Promise<void> {
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ type, sideEffects: false })}\n`);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out).then(() => console.log(`build: wrote ${values.out}`), reportFailure);
}

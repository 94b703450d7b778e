import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
/** Builds the package: JavaScript and types, once for `import` and once for `require`. */
export async function buildPackage(out: string): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const temporary = await mkdtemp(`${out}.`);
  try {
    await compile(join(temporary, "esm"));
    await translate(join(temporary, "esm"), join(temporary, "cjs"));
    await rm(out, { recursive: true, force: true });
    await rename(temporary, out);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function compile(out: string): Promise<void> {
  // Inside the package, where its dependencies are found.
  const configuration = join(here, "node_modules", `.build-${process.pid}.json`);
  try {
    await writeFile(configuration, JSON.stringify(compilerOptions(out)));
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin",
      "tsc",
    );
    await promisify(execFile)(process.execPath, [tsc, "-p", configuration]).catch(
      ({ stdout = "", stderr = "" }) => {
        throw new Error(`tsc failed:\n${stdout}${stderr}`);
      },
    );
    await nameTheJavaScript(out);
    await declareFormat(out, "module");
  } finally {
    await rm(configuration, { force: true });
  }
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
  await declareFormat(to, "commonjs");
}

/** Below, each folder's files are of its own format whatever the package's `type` says. */
async function declareFormat(folder: string, type: string): Promise<void> {
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ type, sideEffects: false })}\n`);
}

/** The compiler leaves `.ts` in the import paths of declarations, which TypeScript 5.0 refuses. */
async function nameTheJavaScript(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replaceAll(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
  }
}

function compilerOptions(outDir: string): object {
  return {
    extends: join(here, "..", "..", "tsconfig.json"),
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
      types: [],
      declaration: true,
      noEmit: false,
      skipLibCheck: true,
      rootDir: here,
      outDir,
    },
    include: ["src", "generated"].map((folder) => join(here, folder)),
    exclude: [join(here, "**/*.test.ts")],
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out);
  console.log(`build: wrote ${values.out}`);
}

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** Builds the package: JavaScript and types, as ES modules. The folder appears whole, or not at all. */
export async function buildPackage(out: string): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  await mkdir(join(here, "node_modules"), { recursive: true });
  const temporary = await mkdtemp(`${out}.`);
  // Inside the package, where its dependencies are found.
  const source = await mkdtemp(join(here, "node_modules", ".build-"));
  try {
    for (const folder of ["src", "generated"])
      await cp(join(here, folder), join(source, folder), { recursive: true });
    await writeFile(join(source, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(source, "tsconfig.json"), JSON.stringify(configuration(temporary)));
    await compile(source);
    await nameTheJavaScript(temporary);
    await bundleCommand(temporary);
    await rm(out, { recursive: true, force: true });
    await rename(temporary, out);
  } finally {
    await rm(source, { recursive: true, force: true });
    await rm(temporary, { recursive: true, force: true });
  }
}

async function compile(source: string): Promise<void> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", source]).catch(({ stdout = "", stderr = "" }) => {
    throw new Error(`tsc failed:\n${stdout}${stderr}`);
  });
}

/** The command is one file: to find and read fifty of them would take most of its start. */
async function bundleCommand(out: string): Promise<void> {
  await build({
    entryPoints: [join(here, "src/node/bin.ts")],
    outfile: join(out, "src/node/bin.js"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifyWhitespace: true,
    logLevel: "warning",
  });
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

function configuration(outDir: string): object {
  return {
    extends: join(here, "..", "..", "tsconfig.json"),
    compilerOptions: {
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"],
      declaration: true,
      noEmit: false,
      rootDir: ".",
      outDir,
    },
    include: ["src", "generated"],
    exclude: ["**/*.test.ts"],
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(here, "dist") } } });
  await buildPackage(values.out);
  console.log(`build: wrote ${values.out}`);
}

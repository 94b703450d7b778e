import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const formats = { esm: "module", cjs: "commonjs" } as const;

/** Builds the package: JavaScript and types, once for `import` and once for `require`. */
export async function buildPackage(out: string): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const temporary = await mkdtemp(`${out}.`);
  try {
    const builds = Object.entries(formats).map(([folder, type]) =>
      buildFormat(join(temporary, folder), type),
    );
    await Promise.all(builds);
    await rm(out, { recursive: true, force: true });
    await rename(temporary, out);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The compiler takes the module format from the nearest package.json, so that each format is built beside its own. */
async function buildFormat(out: string, type: string): Promise<void> {
  // Inside the package, where its dependencies are found.
  const source = await mkdtemp(join(here, "node_modules", ".build-"));
  try {
    for (const folder of ["src", "generated"])
      await cp(join(here, folder), join(source, folder), { recursive: true });
    await writeFile(join(source, "package.json"), JSON.stringify({ type }));
    await writeFile(join(source, "tsconfig.json"), JSON.stringify(configuration(out, type)));
    const tsc = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin",
      "tsc",
    );
    await promisify(execFile)(process.execPath, [tsc, "-p", source]).catch(({ stdout = "", stderr = "" }) => {
      throw new Error(`tsc failed for ${type}:\n${stdout}${stderr}`);
    });
    await nameTheJavaScript(out);
    // Below, each folder's files are of its own format whatever the package's `type` says.
    await writeFile(join(out, "package.json"), `${JSON.stringify({ type, sideEffects: false })}\n`);
  } finally {
    await rm(source, { recursive: true, force: true });
  }
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

function configuration(outDir: string, type: string): object {
  return {
    extends: join(here, "..", "..", "tsconfig.json"),
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
      types: [],
      // The same sources were checked as ES modules. As CommonJS they are only translated: openapi-fetch's types for
      // `require` leave out functions that its code has.
      ...(type === "commonjs" && { verbatimModuleSyntax: false, esModuleInterop: true, noCheck: true }),
      declaration: true,
      noEmit: false,
      skipLibCheck: true,
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

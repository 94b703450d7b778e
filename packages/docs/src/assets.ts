import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { docs, type Outputs } from "./files.ts";

// esbuild is written in Go. A process that lives for a second doesn't need to collect its garbage.
process.env["GOGC"] ??= "off";

/** The scripts of the pages: `site.js`, and the modules that it loads on demand. */
export async function makeScripts(): Promise<Outputs> {
  const { outputFiles } = await build({
    absWorkingDir: docs,
    entryPoints: ["src/browser/site.ts"],
    outdir: "out",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    write: false,
  });
  const files = outputFiles.map(
    ({ path, contents }) => [path.slice(join(docs, "out/").length), contents] as const,
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One style sheet of the theme, minified. */
export async function makeStyle(name: string): Promise<string> {
  const text = await readFile(join(docs, "theme", `${name}.css`), "utf8");
  // For older targets, `light-dark()` and nesting would be expanded.
  const { code } = await transform(text, { loader: "css", minify: true, target: "esnext" });
  // What a custom property holds isn't minified.
  return code.trim().replaceAll(/--[\w-]+: [^;}]*/g, (property) => property.replaceAll(/([:,]) /g, "$1"));
}

/** The script at the beginning of every page. */
export async function makeThemeScript(): Promise<string> {
  const text = await readFile(join(docs, "src/browser/theme.ts"), "utf8");
  return (await transform(text, { loader: "ts", minify: true, format: "iife" })).code.trim();
}

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The code of the sandbox as a page gets it. Fails if it needs any built-in of Node. */
export async function bundleForBrowser(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

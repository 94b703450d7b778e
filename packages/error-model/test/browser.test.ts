import { runInNewContext } from "node:vm";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { styles } from "./documents/index.ts";
import { errorsOf } from "./errors-of.ts";
import { readErrors, type ErrorModel } from "../src/index.ts";

it("runs where there is neither Node nor a file system", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/index.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "model",
    // Fails on an import of a module of Node.
    platform: "browser",
  });
  const [{ text = "" } = {}] = outputFiles;
  for (const { document, options } of Object.values(styles)) {
    // A context with the language alone: no `process`, no `require`, no `Buffer`.
    const run = `${text}; model.readErrors(source, options)`;
    const model = runInNewContext(run, { source: document, options }) as ErrorModel;
    expect(errorsOf(model)).toEqual(errorsOf(readErrors(document, options)));
  }
});

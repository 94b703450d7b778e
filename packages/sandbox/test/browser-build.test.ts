import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

const entry = new URL("../src/index.ts", import.meta.url).pathname;

it("is small enough for a page, and needs neither Node nor eval", async () => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    // Fails on any built-in of Node.
    platform: "browser",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(60_000);
  expect(text).not.toMatch(/\beval\(|new Function|\bprocess\.|node:/);
});

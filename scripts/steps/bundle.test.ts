import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Document } from "@messaging-api/error-model/bundled";
import { expect, it } from "vitest";
import { readBundle } from "../lib/document.ts";
import { bundleFiles } from "../lib/contract-files.ts";
import { paths, repository } from "../lib/paths.ts";
import { startRedocly } from "../testing/redocly.ts";

const entry = join(repository, paths.contract);
const config = ["--config", join(repository, "redocly.yaml")];
const cli = startRedocly({
  // Vitest sets "test", and the CLI then prints the files of a split instead of writing all of them.
  NODE_ENV: "production",
});

// The build runs the CLI's engine in its own process; the pinned CLI is what people run by hand.
it("the Redocly CLI finds nothing in the contract either", async () => {
  const { code, output } = await cli("lint", entry, ...config);
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/\bwarnings?\b/i);
});

it("the Redocly CLI makes the same bundle", async () => {
  const folder = await mkdtemp(join(tmpdir(), "redocly-"));
  try {
    const file = join(folder, "openapi.json");
    const { code, output } = await cli("bundle", entry, "--output", file, ...config);
    expect(code, output).toBe(0);
    expect(JSON.stringify((await bundleFiles(entry)).document)).toBe(
      JSON.stringify(JSON.parse(await readFile(file, "utf8"))),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("the Redocly CLI keeps every component when it splits and bundles the document", async () => {
  const folder = await mkdtemp(join(tmpdir(), "redocly-"));
  try {
    const file = join(folder, "openapi.json");
    const split = await cli("split", join(repository, paths.bundleJson), "--outDir", folder, ...config);
    expect(split.code, split.output).toBe(0);
    const { code, output } = await cli("bundle", file, "--output", file, ...config);
    expect(code, output).toBe(0);
    const { components } = JSON.parse(await readFile(file, "utf8")) as Document;
    const names = (sections: Document["components"]) =>
      Object.values(sections ?? {})
        .flatMap((section) => Object.keys(section ?? {}))
        .sort();
    expect(names(components)).toEqual(names((await readBundle(repository)).components));
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readCatalogue } from "../lib/catalogue.ts";
import { repository } from "../lib/paths.ts";
import { compileWithNewTypeScript } from "../testing/new-typescript.ts";

it("makes what errors.d.ts describes: every member, and no other", async () => {
  const { errors } = await readCatalogue(repository);
  const types = join(repository, "packages/types/src/errors.d.ts");
  const folder = await mkdtemp(join(tmpdir(), "catalogue-"));
  try {
    // As a literal, so that the compiler reports unknown members as well.
    const program = `import type { ErrorEntry } from ${JSON.stringify(types)};
export const errors: readonly ErrorEntry[] = ${JSON.stringify(errors)};`;
    await writeFile(join(folder, "program.ts"), program);
    const flags = ["--ignoreConfig", "--strict", "--noEmit", "--exactOptionalPropertyTypes"];
    const more = ["--allowImportingTsExtensions", "--module", "nodenext", "--target", "es2022"];
    expect(await compileWithNewTypeScript([...flags, ...more, join(folder, "program.ts")])).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

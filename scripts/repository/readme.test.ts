import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

it.each(["README.md", "packages/types/README.md"])("the program in %s compiles", async (file) => {
  const readme = await readFile(join(repository, file), "utf8");
  const [, program = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  expect(program).toContain("switch (error.code)");
  const folder = await mkdtemp(join(tmpdir(), "readme-"));
  try {
    await mkdir(join(folder, "node_modules/@messaging-api"), { recursive: true });
    for (const name of ["client", "types"])
      await symlink(join(repository, "packages", name), join(folder, "node_modules/@messaging-api", name));
    await mkdir(join(folder, "node_modules/@types"), { recursive: true });
    await symlink(join(repository, "node_modules/@types/node"), join(folder, "node_modules/@types/node"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "program.ts"), program);
    const flags = [
      "--ignoreConfig",
      "--strict",
      "--noEmit",
      "--allowImportingTsExtensions",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      "--types",
      "node",
    ];
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const { code, output } = await run(process.execPath, [tsc, ...flags, join(folder, "program.ts")]);
    expect(output).toBe("");
    expect(code).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

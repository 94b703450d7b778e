import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { compileWithNewTypeScript } from "../testing/new-typescript.ts";

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
    expect(await compileWithNewTypeScript([...flags, join(folder, "program.ts")])).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

const readmes = globSync("packages/*/README.md", { cwd: repository });
const pages = globSync(["{,openapi/,findings/,.github/}*.md", "packages/*/{,docs/}*.md"], {
  cwd: repository,
});

describe.each(readmes)("%s", (file) => {
  const lines = readFileSync(join(repository, file), "utf8").trimEnd().split("\n");

  it("fits on one screen, with code by line 15", () => {
    expect(lines.length).toBeLessThanOrEqual(80);
    const code = lines.findIndex((line) => line.startsWith("```")) + 1;
    expect(code, "no code").toBeGreaterThan(0);
    expect(code).toBeLessThanOrEqual(15);
  });

  it("says in its first sentence what the package is for", () => {
    expect(lines[0]).toMatch(/^# \S/);
    expect(lines[2]).toMatch(/^[A-Z`]/);
  });
});

it.each(pages)("each relative link in %s leads to a file and a heading", (file) => {
  const text = readFileSync(join(repository, file), "utf8").replaceAll(/^```[^]*?^```/gm, "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  const broken = links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link));
  expect(broken).toEqual([]);
});

function leadsSomewhere(file: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? join(repository, file) : join(repository, dirname(file), path);
  if (!existsSync(target)) return false;
  return (
    anchor === undefined || !target.endsWith(".md") || anchorsOf(readFileSync(target, "utf8")).has(anchor)
  );
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.replaceAll(/^```[^]*?^```/gm, "").matchAll(/^#+ (.*)$/gm)];
  return new Set(
    headings.map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { copyRepository, type RepositoryCopy } from "../testing/repository-copy.ts";

const text = readFileSync(join(repository, ".github/CONTRIBUTING.md"), "utf8");
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(repository, "package.json"), "utf8"),
);
const recipes = [...text.matchAll(/^## (.*)\n\n```sh\n([^]*?)```/gm)].map(
  ([, title = "", block = ""]) => [title, block.trim().split("\n")] as const,
);

/** What each recipe leaves behind: a file, and what it says afterwards. */
const effects: Readonly<Record<string, readonly [file: string, holds: string]>> = {
  "Add an error": ["packages/types/generated/schema.d.ts", "contact_blocked"],
  "Add an operation": ["packages/types/generated/schema.d.ts", "listDevices"],
  "Add a rule": ["packages/spectral-ruleset/docs/rules.md", "error-closed"],
  "Add a kind of change": ["packages/diff/src/kinds/envelope.ts", "envelope-renamed"],
  "Add a page": ["packages/docs/dist/guides/rotation/index.html", "</html>"],
  "Add a finding": ["findings/my-finding.sh", "#!/usr/bin/env bash"],
};

it("has a recipe for each kind of change, in at most 80 lines", () => {
  expect(recipes.map(([title]) => title)).toEqual(Object.keys(effects));
  expect(text.trim().split("\n").length).toBeLessThanOrEqual(80);
});

/** What several recipes end with. It runs once, after the edits of them all. */
const shared = ["npx pnpm generate", "npx pnpm lint"];

describe("each recipe works as it is written", () => {
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository();
  });
  afterAll(() => copy.remove());

  async function type(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const { code, output } = await copy.shell(
        line
          .replace(/^npx pnpm exec /, "")
          // As pnpm runs it. To start pnpm takes longer than some of these scripts.
          .replace(
            /^npx pnpm (\S+)/,
            (_, name: string) => scripts[name] ?? `echo "There is no script ${name}." && false`,
          )
          .replace(/^npx /, ""),
      );
      expect(code, `${line}\n${output}`).toBe(0);
    }
  }

  it.each(recipes)("%s", (_, lines) =>
    // A finding installs packages, and tests do without the network.
    type(lines.filter((line) => !shared.includes(line) && !line.startsWith("findings/run"))),
  );

  it("generates and lints what they have changed", async () => {
    const ends = recipes.flatMap(([, lines]) => lines.filter((line) => shared.includes(line)));
    expect(new Set(ends)).toEqual(new Set(shared));
    await type(shared);
  });

  it.each(Object.entries(effects))("%s leaves what it is for", async (_, [file, holds]) => {
    expect(await readFile(join(copy.root, file), "utf8")).toContain(holds);
  });
});

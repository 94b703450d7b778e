import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { changelogPage } from "../src/changelog-page.ts";
import { readReleases } from "../src/releases.ts";
import { contract } from "./site.ts";

const [first, second] = contract.errors.filter(({ code }) => code !== null);

// As Changesets writes them, with what it adds by itself.
const client = `# @messaging-api/client

## 0.10.0

### Minor Changes

- 99c7513: Said for \`${first?.code}\` which number is full.

  A second paragraph.

### Patch Changes

- Updated dependencies [99c7513]
  - @messaging-api/types@0.10.0

## 0.9.0

### Minor Changes

- 75c28cc: Described every operation.
`;
const types = client.replace("client", "types").replace(/### Patch Changes[^]*?(?=## 0\.9)/, "");

it("says by version what came and what changed, also after the changesets are used up", async () => {
  const text = await changelogOf({
    "packages/client/CHANGELOG.md": client,
    "packages/types/CHANGELOG.md": types,
    ".changeset/next.md": `---\n"@messaging-api/client": patch\n---\n\nMended \`${second?.code}\`.\n`,
  });
  const sections = text.split("<h2 ").slice(1);
  expect(sections.map((section) => /id="([^"]+)"/.exec(section)?.[1])).toEqual(["next", "v0.10.0", "v0.9.0"]);
  const [next = "", newer = "", older = ""] = sections;
  // Nothing is released at the version that lists the errors, so that the next one brings them.
  expect(next).toContain("not released yet");
  for (const { docsPath } of contract.errors) expect(next).toContain(`href="..${docsPath}"`);
  expect(newer).toContain(`<h3>Changed errors</h3>\n<ul><li><a href="../errors/${first?.code}/">`);
  expect(newer).toContain("A second paragraph.");
  expect(newer).toContain("@messaging-api/client, @messaging-api/types");
  // One changeset is one change, even for many packages.
  expect(newer.match(/which number is full/g)).toHaveLength(1);
  expect(text).not.toMatch(/Updated dependencies|99c7513/);
  expect(older).toContain("Described every operation.");
});

it("lists new errors under their version once that is released", async () => {
  const version = contract.errors[0]?.since ?? "";
  const text = await changelogOf({ "packages/client/CHANGELOG.md": client.replace("0.10.0", version) });
  expect(text).not.toContain('id="next"');
  expect(text).toContain(`<h2 id="v${version}">${version}</h2><h3>New errors</h3>`);
});

async function changelogOf(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "changelog-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return changelogPage(await readReleases(root), contract).body.text;
}

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { atomFeed } from "../src/atom.ts";
import { lastChanges, releaseDates } from "../src/history.ts";

it("tells the time of each release, and of what waits for one, from the commits", async () => {
  const root = await mkdtemp(join(tmpdir(), "history-"));
  onTestFinished(() => rm(root, { recursive: true }));
  const git = (day: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
      cwd: root,
      env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  const commit = async (day: string, path: string, text: string) => {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
    git(day, "add", ".");
    git(day, "commit", "--quiet", "--message", day);
  };
  git("2026-01-01", "init", "--quiet");
  const log = "packages/client/CHANGELOG.md";
  await commit("2026-01-02", log, "# client\n\n## 1.0.0\n\n- One\n");
  await commit("2026-02-03", log, "# client\n\n## 1.1.0\n\n- Two\n\n## 1.0.0\n\n- One\n");
  await commit("2026-03-04", log, "# client\n\n## 1.1.0\n\n- Two, in better words\n\n## 1.0.0\n\n- One\n");
  await commit("2026-04-05", ".changeset/a.md", "A change");
  const dates = await releaseDates(root);
  expect(Object.fromEntries([...dates].map(([version, time]) => [version, time.slice(0, 10)]))).toEqual({
    "1.0.0": "2026-01-02",
    "1.1.0": "2026-02-03",
    next: "2026-04-05",
  });
  expect((await lastChanges(root, "packages")).get(log)).toMatch(/^2026-03-04/);

  const changes = [{ text: "Two", packages: ["client"] }];
  const feed = atomFeed(
    { released: [{ version: "1.1.0", changes }], pending: changes },
    "https://a.example",
    dates,
  );
  expect([...feed.matchAll(/<updated>(.{10})/g)].map(([, day]) => day)).toEqual([
    "2026-04-05",
    "2026-04-05",
    "2026-02-03",
  ]);
  expect(feed).toContain("<id>https://a.example/changelog/#v1.1.0</id>");
});

it("knows no times outside a Git checkout", async () => {
  const root = await mkdtemp(join(tmpdir(), "history-"));
  onTestFinished(() => rm(root, { recursive: true }));
  expect([...(await releaseDates(root)), ...(await lastChanges(root, "openapi"))]).toEqual([]);
});

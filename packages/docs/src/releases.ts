import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The text of one changeset, and its packages. */
export interface Change {
  readonly text: string;
  readonly packages: readonly string[];
}

/** One version and its changes. */
export interface Release {
  readonly version: string;
  readonly changes: readonly Change[];
}

/** The changes of a repository's releases, newest first, and those of the next one. */
export interface Releases {
  readonly released: readonly Release[];
  readonly pending: readonly Change[];
}

/** Reads the pending changesets below `root`, and the changelogs that Changesets wrote from earlier ones. */
export async function readReleases(root: string): Promise<Releases> {
  const pending = (await filesOf(root, ".changeset/*.md")).map(changeOf);
  const byVersion = new Map<string, Map<string, string[]>>();
  for (const text of await filesOf(root, "packages/*/CHANGELOG.md")) {
    const [title = "", ...parts] = text.split(/^## /m);
    const name = /^# (.*)/.exec(title)?.[1] ?? "";
    for (const part of parts) {
      const [version = ""] = part.split("\n");
      const changes = byVersion.get(version) ?? new Map<string, string[]>();
      byVersion.set(version, changes);
      for (const entry of entriesOf(part)) changes.set(entry, [...(changes.get(entry) ?? []), name]);
    }
  }
  const released = [...byVersion]
    .sort(([a], [b]) => newestFirst(a, b))
    .map(([version, changes]) => ({
      version,
      changes: [...changes].map(([text, packages]) => ({ text, packages })),
    }));
  return { released, pending };
}

/** Sorts versions, newest first. */
export function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}

/** The entries of one version. A new version of a dependency isn't a change by itself. */
function entriesOf(version: string): string[] {
  return version
    .split(/^- /m)
    .slice(1)
    .map((item) =>
      item
        .replace(/\n#+ [^]*$/, "")
        .replaceAll(/\n {2}/g, "\n")
        .trim(),
    )
    .filter((item) => !item.startsWith("Updated dependencies"))
    .map((item) => item.replace(/^[0-9a-f]{7,40}: /, ""));
}

/** A changeset: front matter with packages, and then its text. */
function changeOf(file: string): Change {
  const [, head = "", text = file] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? [];
  return { text: text.trim(), packages: [...head.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name) };
}

async function filesOf(root: string, pattern: string): Promise<string[]> {
  const names: string[] = [];
  for await (const name of glob(pattern, { cwd: root })) names.push(name);
  return Promise.all(names.sort().map((name) => readFile(join(root, name), "utf8")));
}

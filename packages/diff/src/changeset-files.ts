import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { members, items } from "./graph/node.ts";
import { git, readBlobs, topOf } from "./read/git.ts";
import { parse } from "./read/parse.ts";
import type { Target } from "./read/targets.ts";
import type { Report } from "./report/report.ts";
import {
  changesetProblems,
  proposeChangeset,
  readChangeset,
  type Changeset,
  type FixedGroups,
} from "./version/changesets.ts";
import { writeTo } from "./write-file.ts";

const folderName = ".changeset";

/** The packages for which the changesets of a change claim too small a step. */
export async function checkChangesets(
  report: Report,
  [base, head]: readonly [Target, Target],
  folder: string,
): Promise<string[]> {
  const top = topOf(folder);
  const [before, after] = await Promise.all([changesetsAt(top, base.commit), changesetsAt(top, head.commit)]);
  const fresh = [...after].filter(([file, text]) => before.get(file) !== text);
  const changesets: Changeset[] = fresh.map(([file, text]) => readChangeset(file, text));
  return changesetProblems(report, changesets, await fixedGroups(top));
}

async function changesetsAt(top: string, commit: string | undefined): Promise<Map<string, string>> {
  if (commit !== undefined) {
    const names = git(top, "ls-tree", "--name-only", commit, `${folderName}/`)
      .split("\n")
      .filter(isChangeset);
    return readBlobs(top, commit, names);
  }
  if (!existsSync(join(top, folderName))) return new Map();
  const names = (await readdir(join(top, folderName)))
    .map((name) => `${folderName}/${name}`)
    .filter(isChangeset);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(top, name), "utf8")] as const)),
  );
}

function isChangeset(name: string): boolean {
  return name.endsWith(".md") && !name.endsWith("/README.md");
}

async function fixedGroups(top: string): Promise<FixedGroups> {
  const file = join(top, folderName, "config.json");
  if (!existsSync(file)) return [];
  const config = members(parse(await readFile(file, "utf8"), `${folderName}/config.json`));
  return [...items(config["fixed"]), ...items(config["linked"])].map((group) => items(group).map(String));
}

/** Writes the proposed changeset, and says so. */
export async function writeChangeset(report: Report, folder: string): Promise<string> {
  const text = proposeChangeset(report);
  if (text === undefined) return "No changeset is needed, or the policy file lists no packages.";
  const name = `${folderName}/contract-${report.changes[0]?.fingerprint ?? "change"}.md`;
  await writeTo(join(topOf(folder), name), text, name);
  return `Wrote ${name}. Put it into words that a user of the packages understands.`;
}

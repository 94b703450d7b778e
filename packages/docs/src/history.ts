import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * The day of the last commit to each file below a folder, by its path from the root. Empty outside a Git checkout. A
 * shallow clone has only one commit, so the workflow that publishes the site fetches all of them.
 */
export async function lastChanges(root: string, folder: string): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  let day = "";
  for (const line of await log(root, ["--format=@%cI", "--name-only", "--", folder])) {
    if (line.startsWith("@")) day = line.slice(1);
    else if (line !== "" && !days.has(line)) days.set(line, day);
  }
  return days;
}

/**
 * When each version was released, by its name: the day on which its heading was added to a changelog. `next` is the
 * day of the newest change that waits for a release. Empty outside a Git checkout.
 */
export async function releaseDates(root: string): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  const changelogs = ["--", ":(glob)packages/*/CHANGELOG.md"];
  let day = "";
  for (const line of await log(root, [
    "--reverse",
    "--format=@%cI",
    "--patch",
    "--unified=0",
    ...changelogs,
  ])) {
    const [, version] = /^\+## (\S+)$/.exec(line) ?? [];
    if (line.startsWith("@") && !line.startsWith("@@")) day = line.slice(1);
    else if (version !== undefined && !dates.has(version)) dates.set(version, day);
  }
  const [newest = ""] = await log(root, ["-1", "--format=%cI", "--", ":(glob).changeset/*.md"]);
  if (newest !== "") dates.set("next", newest);
  return dates;
}

async function log(root: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)("git", ["log", ...args], {
    cwd: root,
    maxBuffer: 1 << 26,
  }).catch(() => ({ stdout: "" }));
  return stdout.split("\n");
}

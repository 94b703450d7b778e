import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * The day of the last commit to each file below a folder, by its path from the root. Empty outside a Git checkout. A
 * shallow clone knows one commit only, so the workflow that publishes the site fetches them all.
 */
export async function lastChanges(root: string, folder: string): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  const run = promisify(execFile);
  const { stdout } = await run("git", ["log", "--format=@%cI", "--name-only", "--", folder], {
    cwd: root,
    maxBuffer: 1 << 26,
  }).catch(() => ({ stdout: "" }));
  let day = "";
  for (const line of stdout.split("\n")) {
    if (line.startsWith("@")) day = line.slice(1);
    else if (line !== "" && !days.has(line)) days.set(line, day);
  }
  return days;
}

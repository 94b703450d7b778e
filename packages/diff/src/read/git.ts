import { members } from "../graph/node.ts";
import { execFileSync, spawn } from "node:child_process";
import { Failure } from "../failure.ts";

/** Runs git in a folder and returns its output, without the last line break. */
export function git(folder: string, ...args: string[]): string {
  try {
    return execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      // Messages are recognized, so they must not be translated.
      env: { ...process.env, LC_ALL: "C" },
      maxBuffer: 1 << 28,
    }).replace(/\n$/, "");
  } catch (error) {
    const { stderr, code } = members(error);
    if (code === "ENOENT")
      throw new Failure("git is not installed, or not on PATH. Compare two files instead.");
    const why = String(stderr ?? "")
      .trim()
      .replace(/^fatal: /, "");
    throw new Failure(`git ${args.join(" ")} failed: ${why}`);
  }
}

/** The root of the repository that a folder is in. */
export function topOf(folder: string): string {
  try {
    return git(folder, "rev-parse", "--show-toplevel");
  } catch (error) {
    if (!String(error).includes("not a git repository")) throw error;
    throw new Failure(`${folder} is not in a git repository. Go to one, or compare two files or folders.`);
  }
}

/**
 * The commit that two branches have in common.
 *
 * @throws Failure in a clone that is too shallow to know it.
 */
export function mergeBase(folder: string, one: string, other: string): string {
  const [left, right] = [commitOf(folder, one), commitOf(folder, other)];
  try {
    return git(folder, "merge-base", left, right);
  } catch {
    throw new Failure(
      `${one} and ${other} have no commit in common here. In a shallow clone, fetch the history first: git fetch --unshallow.`,
    );
  }
}

/** The commit that a name refers to. A branch that exists only on the remote is found there. */
export function commitOf(folder: string, ref: string): string {
  for (const name of [ref, `origin/${ref}`]) {
    try {
      return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
    } catch {
      // The next name, or none.
    }
  }
  throw new Failure(
    `git does not know ${ref} here. Check the name, or fetch it: git fetch origin ${ref.replace(/^origin\//, "")}.`,
  );
}

/** The contents of files in a commit, by their paths from the root of the repository. Missing files are left out. */
export async function readBlobs(
  folder: string,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const names = paths.filter((path) => !path.includes("\n"));
  const process = spawn("git", ["cat-file", "--batch"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const chunks: Buffer[] = [];
  process.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  process.stdin.end(names.map((path) => `${commit}:${path}\n`).join(""));
  await new Promise<void>((resolve, reject) => process.on("error", reject).on("close", () => resolve()));
  return blobsOf(Buffer.concat(chunks), names);
}

function blobsOf(output: Buffer, names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf(10, at);
    const head = output.toString("utf8", at, end);
    at = end + 1;
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(head) ?? [];
    if (type === undefined) continue;
    const length = Number(size);
    if (type === "blob") found.set(name, output.toString("utf8", at, at + length));
    at += length + 1;
  }
  return found;
}

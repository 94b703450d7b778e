import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const checkEveryMs = 500;
const mostParents = 8;

/**
 * Calls `stop` once, when this process should end: on a signal, or when the npm process that started it is gone. npm
 * forwards a signal to its shell, and that shell exits without forwarding it.
 */
export function onStop(stop: () => void): void {
  let stopped = false;
  const once = () => {
    clearInterval(timer);
    if (!stopped) stop();
    stopped = true;
  };
  for (const signal of signals) process.once(signal, once);
  const watched = process.env["npm_command"] === undefined ? [] : parents();
  const timer = setInterval(() => {
    if (watched.some((pid) => !isAlive(pid))) once();
  }, checkEveryMs).unref();
  if (watched.length === 0) clearInterval(timer);
}

/** The processes up to and including the outermost npm. Without npm, only the direct parent. */
function parents(): number[] {
  const found = [process.ppid];
  let length = 1;
  while (found.length < mostParents) {
    const parent = parentOf(found.at(-1) ?? 0);
    if (parent === undefined || parent.pid <= 1) break;
    found.push(parent.pid);
    if (parent.isNpm) length = found.length;
  }
  return found.slice(0, length);
}

function parentOf(pid: number): { pid: number; isNpm: boolean } | undefined {
  const ppid = parentIdOf(pid);
  if (ppid === undefined) return undefined;
  const name = fromProc(ppid, "cmdline") ?? fromPs(ppid, "args") ?? "";
  return { pid: ppid, isNpm: /\bnp[mx]\b/.test(name) && !/^\S*sh\0?\s*-c/.test(name) };
}

function parentIdOf(pid: number): number | undefined {
  // The name of a command, in parentheses, can contain spaces.
  const stat = fromProc(pid, "stat")?.replace(/^.*\)/s, "").trim().split(" ")[1];
  return Number(stat ?? fromPs(pid, "ppid")) || undefined;
}

function fromProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

function fromPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

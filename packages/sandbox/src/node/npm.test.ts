import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandFile } from "../../test/command.ts";

const bin = await commandFile();

// Not SIGINT: the shell that npm starts waits on, so it looks like a shell that works.
it.each(["SIGTERM", "SIGHUP"] as const)("stops when npm alone gets %s", async (signal) => {
  const folder = await mkdtemp(join(tmpdir(), "npm-"));
  await mkdir(join(folder, "node_modules", ".bin"), { recursive: true });
  await symlink(bin, join(folder, "node_modules", ".bin", "messaging-api-sandbox"));
  const scripts = {
    sandbox: `node ${JSON.stringify(bin)} --quiet --port 0`,
    other: "sh -c true && npm run sandbox",
  };
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "x", scripts }));
  const child = spawn("npm", ["run", "other"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  try {
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    await expect.poll(() => output, { timeout: 100_000 }).toMatch(/Sandbox: http/);
    const port = Number(/Sandbox: http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
    child.kill(signal);
    await expect.poll(() => isOpen(port), { timeout: 30_000 }).toBe(false);
  } finally {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // Everything has ended.
    }
    await rm(folder, { recursive: true });
  }
});

function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return new Promise((resolve) => {
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

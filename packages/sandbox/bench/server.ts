import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

/**
 * Starts a server in a separate process, waits until it says that it's ready or accepts connections, uses it, and
 * stops it.
 */
export async function withServer<T>(
  args: readonly string[],
  ready: RegExp | number,
  use: (pid: number) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1", SCARF_ANALYTICS: "false" },
  });
  const exit = once(child, "exit");
  try {
    let output = "";
    await new Promise<void>((resolve, reject) => {
      child.once("exit", () => reject(new Error(`${args.join(" ")} stopped:\n${output}`)));
      child.stdout.on("data", (chunk) => {
        output += String(chunk);
        if (ready instanceof RegExp && ready.test(output)) resolve();
      });
      if (typeof ready === "number") void reachable(ready).then(resolve);
    });
    return await use(child.pid ?? 0);
  } finally {
    child.kill();
    await exit;
  }
}

async function reachable(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const connected = await new Promise((resolve) =>
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false)),
    );
    socket.destroy();
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

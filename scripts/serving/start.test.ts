import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

const setup = join(repository, "scripts/setup.mjs");

it("npm start builds, serves, runs the sandbox, says where, and stops cleanly on Ctrl-C", async () => {
  const child = spawn(process.execPath, [setup, "start", "--no-open"], { detached: true });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, "close");
  try {
    const url = await expect.poll(() => /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(output)?.[0], {
      timeout: 200_000,
    });
    await url.toBeDefined();
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0] ?? "";
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("unofficial");
    await expect.poll(() => output, { timeout: 120_000 }).toMatch(/Sandbox: .*Ctrl-C/s);
    const sandbox = /Sandbox:\s+(http:\S+)/.exec(output)?.[1] ?? "";
    expect((await fetch(new URL("/v2/api/me", sandbox))).status).toBe(401);
  } finally {
    // A terminal sends the signal to the whole foreground group.
    process.kill(-(child.pid ?? 0), "SIGINT");
  }
  expect(await exit).toEqual([0, null]);
});

it("npm start refuses an option that it does not know, and shows those that there are", async () => {
  const { code, output } = await run(process.execPath, [setup, "start", "--colour"]);
  expect(code).toBe(1);
  expect(output).toContain("--no-serve");
  expect(output).not.toContain("    at ");
});

it("an unknown command gets the usage", async () => {
  const { code, output } = await run(process.execPath, [setup, "stop"]);
  expect(code).toBe(1);
  expect(output).toContain("start|test");
});

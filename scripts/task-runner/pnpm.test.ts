import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../lib/run.ts";

const folder = mkdtempSync(join(tmpdir(), "task-runner-"));
afterAll(() => rmSync(folder, { recursive: true }));

const scripts = {
  "one:program": "node ./program.mjs --check",
  two: "node program.mjs || echo two",
  quoted: 'node -p "6 * 7"',
};
writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts }, undefined, 2));
writeFileSync(join(folder, "program.mjs"), "console.log(...process.argv.slice(2)); process.exitCode = 3;");

const task = (name: string) => run(join(import.meta.dirname, "pnpm"), ["run", name], {}, folder);

describe.skipIf(process.platform === "win32")("in place of pnpm, the task runner", () => {
  it("runs a task with its arguments, and has its exit code", async () => {
    expect(await task("one:program")).toEqual({ code: 3, output: "--check\n" });
    expect(await task("two")).toEqual({ code: 0, output: "\ntwo\n" });
    expect(await task("quoted")).toEqual({ code: 0, output: "42\n" });
  });

  it("says which tasks there are if it doesn't know one", async () => {
    const { code, output } = await task("three");
    expect(code).toBe(1);
    expect(output).toMatch(/Missing script: "three"[^]*one:program/);
  });
});

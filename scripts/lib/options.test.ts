import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./paths.ts";
import { run } from "./run.ts";

describe.each([
  ["release.ts", "Usage: node scripts/release.ts [options]"],
  ["dev.ts", "Usage: pnpm dev"],
])("scripts/%s", (script, usage) => {
  // Whatever is wrong with the command line is said before anything is built or written.
  const start = (...args: string[]) => run(process.execPath, [join(repository, "scripts", script), ...args]);

  it("shows its usage", async () => {
    const { code, output } = await start("--help");
    expect(output).toContain(usage);
    expect(code).toBe(0);
  });

  it.each([
    ["--foo", "There is no option --foo."],
    ["stray", "stray"],
  ])("refuses %s, and shows its usage", async (arg, says) => {
    const { code, output } = await start(arg);
    expect(output).toContain(says);
    expect(output).toContain(usage);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

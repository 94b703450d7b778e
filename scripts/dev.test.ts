import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rebuildOnChange } from "./dev.ts";

it("builds after a change, never twice at once, and builds again what changed meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "dev-"));
  const stop = new AbortController();
  let running = 0;
  let builds = 0;
  const build = async () => {
    builds++;
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    running--;
  };
  const watching = rebuildOnChange([folder], build, stop.signal);
  try {
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const text of ["1", "2", "3"]) await writeFile(join(folder, "a.yaml"), text);
    await expect.poll(() => builds, { timeout: 5_000 }).toBe(1);
    await writeFile(join(folder, "b.yaml"), "1");
    await expect.poll(() => builds, { timeout: 5_000 }).toBe(2);
  } finally {
    stop.abort();
    await watching;
    await rm(folder, { recursive: true });
  }
  expect(running).toBe(0);
});

import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

it("runs nothing, no profile either, when the document did not change", async () => {
  const build = () => run(process.execPath, [join(repository, "scripts/turbo.ts"), "generate:document"]);
  const first = await build();
  expect(first.code, first.output).toBe(0);
  const { output } = await build();
  expect(output).toMatch(/Cached:\s+1 cached, 1 total/);
});

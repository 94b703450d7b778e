import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "../../lib/run.ts";

it.each([
  ["shards.ts", "--contracts=many", /^--contracts takes whole numbers, not "many"\.$/m],
  ["shards.ts", "--shards=1,", /^--shards takes whole numbers, not "1,"\.$/m],
  ["shards.ts", "--jobs=4", /^There is no option --jobs\.\n\nnode \S+shards\.ts /],
  ["run.ts", "--sizes=10y10", /^--sizes takes whole numbers, such as 100x50, not "10y10"\.$/m],
  ["run.ts", "--members=few", /^--members takes whole numbers, not "few"\.$/m],
  ["run.ts", "--codes=4", /^There is no option --codes\.\n\nnode \S+run\.ts /],
])("%s %s says what is wrong, and measures nothing", async (script, option, words) => {
  const { code, output } = await run(process.execPath, [join(import.meta.dirname, script), option]);
  expect(output).toMatch(words);
  expect(output).not.toMatch(/^ {4}at /m);
  expect(code).toBe(1);
});

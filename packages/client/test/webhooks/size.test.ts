import { build } from "esbuild";
import { expect, it } from "vitest";
import { bundle, gzipped, programs } from "../bundle.ts";

// Bytes after minification and gzip.
const budgets = {
  [`import { parseWebhook } from "../src/webhooks/index.ts";
addEventListener("fetch", async ({ request }) => console.log(await parseWebhook(request, { secret: "s" })));`]: 1600,
  [`export * from "../src/webhooks/index.ts";`]: 1600,
};

it.each(Object.entries(budgets))("stays within its budget: %s", async (program, budget) => {
  const size = gzipped(await bundle(program));
  console.log(`${size} B of ${budget} after gzip`);
  expect(size).toBeLessThanOrEqual(budget);
});

it("adds no byte to a program that only calls the API", async () => {
  const stdin = {
    contents: programs["send a message and switch on the code"],
    resolveDir: import.meta.dirname.replace(/webhooks$/, ""),
    loader: "ts" as const,
  };
  const options = { bundle: true, write: false, metafile: true, format: "esm", logLevel: "error" } as const;
  const { metafile } = await build({ stdin, ...options });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.length).toBeGreaterThan(10);
  expect(inputs.filter((input) => /\/(webhooks|delivery)\/|event-examples/.test(input))).toEqual([]);
});

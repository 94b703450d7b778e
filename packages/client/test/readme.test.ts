import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { linkPackage, stageProject, typeCheck } from "./staged-package.ts";

const here = join(import.meta.dirname, "..");

/** What the README's programs take for given. */
const given = `declare const process: { env: { MESSAGING_API_KEY?: string } };
declare const response: Response;
declare function traceparent(): string;
`;

it("the README's programs compile as they stand", async () => {
  const readme = await readFile(join(here, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block]) => block ?? "");
  expect(blocks.length).toBeGreaterThan(4);
  const project = await stageProject();
  for (const name of ["msw", "swr", "@tanstack/query-core"]) await linkPackage(project, name);
  // Of React's own package no more is used than what it passes on.
  await linkPackage(project, "@tanstack/query-core", "@tanstack/react-query");
  await project.write("readme.ts", given + blocks.join("\n"));
  // The declarations of SWR need those of React.
  expect(await typeCheck(project, "7.0", ["readme.ts"], { skipLibCheck: true })).toBe("");
});

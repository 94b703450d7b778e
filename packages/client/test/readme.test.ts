import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { linkPackage, stageProject, typeCheck } from "./staged-package.ts";

const here = join(import.meta.dirname, "..");

/** What the README's programs take for given. */
const given = `declare const process: { env: { MESSAGING_API_KEY?: string } };
declare const response: Response;
declare const request: Request;
declare const secret: string;
declare const bytes: Uint8Array<ArrayBuffer>;
declare function traceparent(): string;
declare const contacts: readonly string[];
`;

it("the README's programs compile as they stand", async () => {
  const readme = await readFile(join(here, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block]) => block ?? "");
  expect(blocks.length).toBeGreaterThan(4);
  const project = await stageProject();
  for (const name of ["msw", "swr", "@tanstack/query-core", "@opentelemetry/api"])
    await linkPackage(project, name);
  // Of React's own package no more is used than what it passes on.
  await linkPackage(project, "@tanstack/query-core", "@tanstack/react-query");
  // What it declares would be a code without a case in the other programs.
  const declares = (block: string) => block.includes("declare module");
  await project.write("readme.ts", given + blocks.filter((block) => !declares(block)).join("\n"));
  await project.write(
    "extra-errors.ts",
    given + blocks.filter((block, index) => !index || declares(block)).join("\n"),
  );
  // The declarations of SWR need those of React.
  for (const file of ["readme.ts", "extra-errors.ts"])
    expect(await typeCheck(project, "7.0", [file], { skipLibCheck: true })).toBe("");
});

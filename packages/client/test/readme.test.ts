import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { linkPackage, stageProject, typeCheck } from "./staged-package.ts";

const here = join(import.meta.dirname, "..");

/** What the programs of the README and of the pages take for given. */
const given = `declare const process: { env: { MESSAGING_API_KEY?: string; WEBHOOK_SECRET?: string } };
declare const response: Response;
declare const request: Request;
declare const secret: string;
declare const bytes: Uint8Array<ArrayBuffer>;
declare function traceparent(): string;
declare const contacts: readonly string[];
`;

it("the programs of the README and of the pages compile as they stand", async () => {
  const readme = await blocksOf("README.md");
  const pages = (await readdir(join(here, "docs"))).map((name) => `docs/${name}`);
  const all = new Map(await Promise.all(pages.map(async (file) => [file, await blocksOf(file)] as const)));
  expect([...all.values()].flat().length).toBeGreaterThan(8);
  const project = await stageProject();
  onTestFinished(project.remove);
  for (const name of ["msw", "swr", "@tanstack/query-core", "@opentelemetry/api"])
    await linkPackage(project, name);
  // Of React's own package no more is used than what it passes on.
  await linkPackage(project, "@tanstack/query-core", "@tanstack/react-query");
  await project.write("README.ts", [given, ...readme].join("\n"));
  const files = ["README.ts"];
  for (const [file, blocks] of all) {
    // What a program declares would be a code without a case in the others.
    const declaring = blocks.filter((block) => block.includes("declare module"));
    const others = blocks.filter((block) => !declaring.includes(block));
    for (const [kind, programs] of Object.entries({ others, declaring })) {
      if (programs.length === 0) continue;
      const name = `${file.replaceAll("/", "-")}.${kind}.ts`;
      // A page goes on where the README's first program ends.
      await project.write(name, [given, readme[0], ...programs].join("\n"));
      files.push(name);
    }
  }
  // One that declares a code declares it for every file that is compiled with it. The declarations of SWR need those of React.
  const declaring = files.filter((file) => file.endsWith("declaring.ts"));
  for (const part of [files.filter((file) => !declaring.includes(file)), declaring])
    expect(await typeCheck(project, "7.0", part, { skipLibCheck: true })).toBe("");
});

async function blocksOf(file: string): Promise<string[]> {
  const text = await readFile(join(here, file), "utf8");
  return [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, block]) => block ?? "");
}

import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeBundle } from "../steps/bundle.ts";
import { catalogueStep, makeCatalogue } from "../steps/catalogue.ts";
import { copyContract } from "../testing/contract-copy.ts";
import { runHere } from "../testing/run-here.ts";
import { makeTypes } from "../steps/types.ts";
import { paths, repository } from "./paths.ts";
import { runSteps } from "./step.ts";

const catalogue = (...flags: string[]) => runHere(() => runSteps([catalogueStep], flags));

it("says what it wrote, and the second time that nothing changed", async () => {
  const contract = await copyContract();
  await contract.build(makeBundle);
  const first = await catalogue("--root", contract.root);
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining(`wrote ${paths.catalogueJson}`) });
  const second = await catalogue("--root", contract.root);
  expect(second).toMatchObject({
    code: 0,
    output: expect.stringContaining(`unchanged ${paths.catalogueJson}`),
  });
});

it("with --check, fails on a stale file, names it and the command to run, and leaves it alone", async () => {
  const contract = await copyContract();
  await contract.build(makeBundle);
  await contract.build(makeCatalogue);
  expect(await catalogue("--root", contract.root, "--check")).toMatchObject({ code: 0 });
  const file = join(contract.root, paths.catalogueJson);
  await appendFile(file, " ");
  const stale = await readFile(file);
  const { code, output } = await catalogue("--root", contract.root, "--check");
  expect(code).toBe(1);
  expect(output).toContain(paths.catalogueJson);
  expect(output).toContain("pnpm generate");
  expect(await readFile(file)).toEqual(stale);
});

it("without the file that it reads, says which command makes it", async () => {
  const contract = await copyContract();
  const { code, output } = await catalogue("--root", contract.root);
  expect(code).toBe(1);
  expect(output).toContain("pnpm generate");
  expect(output).not.toContain("    at ");
});

it("makes the same bytes from a copy in another folder", async () => {
  const contract = await copyContract();
  for (const make of [makeBundle, makeCatalogue, makeTypes]) await contract.build(make);
  for (const path of [paths.bundleJson, paths.bundleYaml, paths.catalogueJson, paths.types]) {
    expect(await contract.read(path), path).toBe(await readFile(join(repository, path), "utf8"));
  }
});

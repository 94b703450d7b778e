import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleStep } from "./bundle.ts";
import { catalogueStep } from "./catalogue.ts";
import { paths, repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { runSteps } from "../lib/step.ts";
import { runHere } from "../testing/run-here.ts";
import { copyContract, type ContractCopy } from "../testing/contract-copy.ts";

const expired = readFileSync(join(repository, "openapi/errors/reply_target_expired.yaml"), "utf8").split(
  "\n",
);
/** The line that is, or begins with, a text in that file, counted from 1. */
const lineOf = (text: string) => expired.findIndex((line) => line.startsWith(text)) + 1;

/** Each breaks a good contract in one way; the message must say where, and in words of this problem. */
const faults: Record<string, { spoil: (contract: ContractCopy) => Promise<void>; says: RegExp[] }> = {
  "broken YAML": {
    spoil: (contract) => contract.write("openapi/errors/reply_target_expired.yaml", "title: [never closed"),
    says: [/^ {2}\S*reply_target_expired\.yaml:1:21 .*flow collection/m, /: a finding$/m],
  },
  "an entry document that is broken YAML": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", "openapi: 3.1.0\n  info: {"),
    says: [/openapi\.yaml:2:7 .*indentation/],
  },
  "a file that is not OpenAPI": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", "hello: world\n"),
    says: [/openapi\.yaml:1:1 is not an OpenAPI document/],
  },
  "an empty entry document": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", ""),
    says: [/openapi\.yaml:1:1 is not an OpenAPI document/],
  },
  "an empty file": {
    spoil: (contract) => contract.write("openapi/errors/reply_target_expired.yaml", ""),
    says: [/reply_target_expired\.yaml:1:1 is empty/, /: a finding$/m],
  },
  "no contract at all": {
    spoil: (contract) => rm(join(contract.root, "openapi"), { recursive: true }),
    says: [/openapi\.yaml cannot be read/],
  },
  "a $ref to nowhere in a file that exists": {
    spoil: (contract) =>
      contract.write("openapi/responses/NotFound.yaml", "$ref: ./Conflict.yaml#/nowhere\n"),
    says: [/responses\/NotFound\.yaml:1:\d .*Conflict\.yaml#\/nowhere leads to a place/, /: a finding$/m],
  },
  "a $ref to nowhere": {
    spoil: (contract) => contract.write("openapi/responses/NotFound.yaml", "$ref: ./Nowhere.yaml\n"),
    says: [/responses\/NotFound\.yaml:1:7 .*Nowhere\.yaml.* does not exist/],
  },
  "a discriminator mapping to nowhere": {
    spoil: async (contract) => {
      const path = "openapi/responses/SendMessageForbidden.yaml";
      const text = await contract.read(path);
      await contract.write(
        path,
        text.replace(/(: )\S+(inbound_only_no_prior_inbound\.yaml)/, "$1../errors/nowhere.yaml"),
      );
    },
    says: [/SendMessageForbidden\.yaml:8:21 .*nowhere\.yaml.* does not exist/],
  },
  "a $ref that leads in a circle": {
    spoil: async (contract) => {
      await contract.write("openapi/responses/NotFound.yaml", "$ref: ./Conflict.yaml\n");
      await contract.write("openapi/responses/Conflict.yaml", "$ref: ./NotFound.yaml\n");
    },
    says: [/Conflict\.yaml:1:7 .* circle/, /Conflict\.yaml\n.*NotFound\.yaml\n.*Conflict\.yaml/],
  },
  "an x-error that breaks its schema": {
    spoil: async (contract) => {
      const path = "openapi/errors/reply_target_expired.yaml";
      await contract.write(path, (await contract.read(path)).replace("retry: never", "retry: sometimes"));
    },
    says: [
      new RegExp(
        `openapi/errors/reply_target_expired\\.yaml:${lineOf("  retry: never")}:3 .x-error\\.retry. must be one of "never", "quota"`,
      ),
    ],
  },
  "an error without x-error": {
    spoil: async (contract) => {
      const path = "openapi/errors/reply_target_expired.yaml";
      await contract.write(path, (await contract.read(path)).replace(/^x-error:[^]*/m, ""));
    },
    says: [/openapi\/errors\/reply_target_expired\.yaml:1:1 .x-error. is missing/],
  },
  "a schema of x-error that is empty": {
    spoil: (contract) => contract.write("openapi/x-error.schema.yaml", ""),
    says: [/openapi\/x-error\.schema\.yaml:1:1 is empty or a single value/],
  },
  "a schema of x-error that is a single value": {
    spoil: (contract) => contract.write("openapi/x-error.schema.yaml", "object\n"),
    says: [/openapi\/x-error\.schema\.yaml:1:1 is empty or a single value/],
  },
  "a schema of x-error that is broken YAML": {
    spoil: (contract) => contract.write("openapi/x-error.schema.yaml", "type: [object"),
    says: [/openapi\/x-error\.schema\.yaml:1:14 /],
  },
  "a file whose code is another": {
    spoil: async (contract) => {
      const path = "openapi/errors/reply_target_expired.yaml";
      await contract.write(
        path,
        (await contract.read(path)).replace("{ const: reply_target_expired }", "{ const: expired }"),
      );
    },
    says: [
      new RegExp(`openapi/errors/reply_target_expired\\.yaml:${lineOf("  code:")}:3 `),
      /const: reply_target_expired/,
    ],
  },
};

it.each(Object.entries(faults))(
  "%s: a message that says where, exit code 1, nothing lost",
  async (_, { spoil, says }) => {
    const contract = await copyContract();
    const before = await readFile(join(repository, paths.bundleJson));
    await mkdir(join(contract.root, paths.bundleJson, ".."), { recursive: true });
    await writeFile(join(contract.root, paths.bundleJson), before);
    await spoil(contract);

    const { code, output } = await runHere(() => runSteps([bundleStep], ["--root", contract.root]));

    expect(code, output).toBe(1);
    for (const pattern of says) expect(output).toMatch(pattern);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(await readFile(join(contract.root, paths.bundleJson))).toEqual(before);
  },
);

const catalogue = (...args: string[]) => runHere(() => runSteps([catalogueStep], args));
const noTrace = expect.not.stringMatching(/^\s+at /m);

it("an output that cannot be written: a message that says which, exit code 1, nothing left behind", async () => {
  const { root, write } = await copyContract();
  await mkdir(join(root, paths.catalogueJson), { recursive: true });
  await mkdir(join(root, paths.bundleJson, ".."), { recursive: true });
  await write(paths.bundleJson, await readFile(join(repository, paths.bundleJson), "utf8"));
  const { code, output } = await catalogue("--root", root);
  expect({ code, output }).toEqual({ code: 1, output: noTrace });
  expect(output).toContain(`${paths.catalogueJson} cannot be written, and is unchanged`);
  expect((await readdir(join(root, paths.catalogueJson, ".."))).sort()).toEqual([
    "errors.json",
    "openapi.json",
  ]);
});

it("a generated file that a merge has broken: a message that says which, and the command that fixes it", async () => {
  const { root } = await copyContract();
  await mkdir(join(root, paths.bundleJson, ".."), { recursive: true });
  await writeFile(join(root, paths.bundleJson), '<<<<<<< HEAD\n{ "openapi": "3.1.0" }');
  const { code, output } = await catalogue("--root", root);
  expect({ code, output }).toEqual({ code: 1, output: noTrace });
  expect(output).toMatch(/openapi\.json is not JSON.* Run `pnpm generate`/);
});

it("a contract that is not there, in a process of its own: exit code 1, without a trace", async () => {
  const bundle = join(repository, "scripts/steps/bundle.ts");
  const { code, output } = await run(process.execPath, [
    bundle,
    "--root",
    join(repository, "no-such-folder"),
  ]);
  expect({ code, output }).toEqual({ code: 1, output: noTrace });
  expect(output).toMatch(/openapi\.yaml cannot be read/);
});

it("an option that a step does not know: a message with those that it knows", async () => {
  const { code, output } = await runHere(() => runSteps([bundleStep], ["--rot", "."]));
  expect({ code, output }).toEqual({ code: 1, output: noTrace });
  expect(output).toContain("--root DIR");
});

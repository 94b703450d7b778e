import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeBundle } from "./bundle.ts";
import { paths, repository } from "./lib/paths.ts";
import { run } from "./lib/run.ts";
import { copyContract, type ContractCopy } from "./testing/contract-copy.ts";

/** Each breaks a good contract in one way; the message must say where, and in words of this problem. */
const faults: Record<string, { spoil: (contract: ContractCopy) => Promise<void>; says: RegExp[] }> = {
  "broken YAML": {
    spoil: (contract) => contract.write("openapi/errors/reply_target_expired.yaml", "title: [never closed"),
    says: [/reply_target_expired\.yaml/],
  },
  "an entry document that is broken YAML": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", "openapi: 3.1.0\n  info: {"),
    says: [/openapi\.yaml/],
  },
  "a file that is not OpenAPI": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", "hello: world\n"),
    says: [/openapi\.yaml/, /OpenAPI/i],
  },
  "an empty file": {
    spoil: (contract) => contract.write("openapi/openapi.yaml", ""),
    says: [/openapi\.yaml/],
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
    says: [/circle/, /Conflict\.yaml\n.*NotFound\.yaml\n.*Conflict\.yaml/],
  },
  "an x-error that breaks its schema": {
    spoil: async (contract) => {
      const path = "openapi/errors/reply_target_expired.yaml";
      await contract.write(path, (await contract.read(path)).replace("retry: never", "retry: sometimes"));
    },
    says: [/openapi\/errors\/reply_target_expired\.yaml/, /x-error\.retry/],
  },
  "a file whose code is another": {
    spoil: async (contract) => {
      const path = "openapi/errors/reply_target_expired.yaml";
      await contract.write(
        path,
        (await contract.read(path)).replace("{ const: reply_target_expired }", "{ const: expired }"),
      );
    },
    says: [/openapi\/errors\/reply_target_expired\.yaml/, /const: reply_target_expired/],
  },
};

it.each(Object.entries(faults))(
  "%s: a message that says where, exit code 1, nothing lost",
  async (_, { spoil, says }) => {
    const contract = await copyContract();
    await contract.build(makeBundle);
    const before = await readFile(join(contract.root, paths.bundleJson));
    await spoil(contract);

    const { code, output } = await run(process.execPath, [
      join(repository, "scripts/bundle.ts"),
      "--root",
      contract.root,
    ]);

    expect(code, output).toBe(1);
    for (const pattern of says) expect(output).toMatch(pattern);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(await readFile(join(contract.root, paths.bundleJson))).toEqual(before);
  },
);

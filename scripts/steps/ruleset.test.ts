import { expect, it } from "vitest";
import { paths } from "../lib/paths.ts";
import { copyContract } from "../testing/contract-copy.ts";
import { makeRuleset } from "./ruleset.ts";

it("leads the rules to their documentation at the address of the contract", async () => {
  const copy = await copyContract();
  const text = await copy.read(paths.contract);
  await copy.write(paths.contract, `${text}\nexternalDocs:\n  url: https://docs.example.com/errors/\n`);
  const made = await makeRuleset(copy.root);
  expect(made.get(paths.rulesetAddress)).toContain('docsBaseUrl = "https://docs.example.com/errors";');
});

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { run } from "../../../scripts/lib/run.ts";
import { copyContract, type ContractCopy } from "../../../scripts/testing/contract-copy.ts";

const cli = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/spectral-cli/package.json")),
  "dist/index.js",
);
const lint = ({ root }: ContractCopy) => {
  const ruleset = ["--ruleset", join(repository, ".spectral.yaml")];
  const args = [cli, "lint", join(root, "openapi/openapi.yaml"), ...ruleset, "--format", "text"];
  return run(process.execPath, args, { NO_COLOR: "1", FORCE_COLOR: "0" });
};

it("the plain spectral command finds a fault in one of the contract's files, at its line, and nothing else", async () => {
  const contract = await copyContract();
  const response = "openapi/responses/SendMessageBadRequest.yaml";
  const text = await contract.read(response);
  await contract.write(response, text.replace(/\n +reply_target_expired: .*/, ""));
  const error = "openapi/errors/reply_target_expired.yaml";
  await contract.write(
    error,
    (await contract.read(error)).replace("status: { const: 400 }", "status: { const: 404 }"),
  );
  const { code, output } = await lint(contract);
  const line = (await contract.read(response)).split("\n").findIndex((one) => one.includes("mapping:")) + 1;
  expect(output).toMatch(
    new RegExp(
      `SendMessageBadRequest\\.yaml:${line}:\\d+ error error-mapping .*\\.\\./errors/reply_target_expired\\.yaml`,
    ),
  );
  expect(output).toMatch(/reply_target_expired\.yaml:12:\d+ error error-status-matches /);
  // By the ruleset that editors read, the contract has no other finding.
  const findings = output.split("\n").filter((one) => / (error|warning|information|hint) [a-z]/.test(one));
  expect(findings.map((one) => one.split(" ")[2]).sort(), output).toEqual([
    "error-mapping",
    "error-status-matches",
    // The example still has the status 400.
    "example-valid",
  ]);
  expect(code).toBe(1);
});

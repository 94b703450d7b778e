import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { repository } from "../../../scripts/lib/paths.ts";
import { startRedocly } from "../../../scripts/testing/redocly.ts";
import { bundle } from "../bundle.ts";

const redocly = startRedocly();
const folder = await mkdtemp(join(tmpdir(), "redocly-"));
afterAll(() => rm(folder, { recursive: true }));

/** What Redocly's own command finds in a contract with the plugin, as `file:line rule`. */
async function findings(): Promise<string[]> {
  const contract = join(folder, "openapi/openapi.yaml");
  const config = join(folder, "redocly.yaml");
  const { output } = await redocly("lint", contract, "--config", config, "--format", "json");
  const { problems } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as {
    problems: { ruleId: string; message: string; location: { source: { ref: string }; pointer: string }[] }[];
  };
  return problems.map(
    ({ ruleId, location }) =>
      `${location[0]?.source.ref.split("openapi/").at(-1)}${location[0]?.pointer} ${ruleId}`,
  );
}

it("runs in Redocly's own command, with places in the author's files", async () => {
  const packed = join(folder, "node_modules/@messaging-api/lint");
  await mkdir(packed, { recursive: true });
  await writeFile(
    join(packed, "redocly.js"),
    await bundle(join(import.meta.dirname, "../src/redocly/index.ts")),
  );
  await writeFile(
    join(packed, "package.json"),
    JSON.stringify({ name: "@messaging-api/lint", type: "module", exports: { "./redocly": "./redocly.js" } }),
  );
  await cp(join(repository, "openapi"), join(folder, "openapi"), { recursive: true });
  await writeFile(
    join(folder, "redocly.yaml"),
    "plugins: ['@messaging-api/lint/redocly']\nextends: [error-contract/recommended]\nrules: { error-contract/error-example-listed: off }\n",
  );
  expect(await findings()).toEqual([]);
  const [name = ""] = await readdir(join(folder, "openapi/errors"));
  const file = join(folder, "openapi/errors", name);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^( +)fix: >-$/m, "$1fx: >-"));
  expect(await findings()).toEqual([`errors/${name}#/x-error error-contract/error-extension`]);
});

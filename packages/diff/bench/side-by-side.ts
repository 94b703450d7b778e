import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { cases, documents, type Case } from "../test/cases.ts";
import { patched } from "../test/patch.ts";

const redocly = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);
const file = fileURLToPath(new URL("../side-by-side.md", import.meta.url));
const env = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  NO_COLOR: "1",
};

/** The result of `redocly diff` for two documents: the step, and the places that it names. */
async function redoclyStep(folder: string, old: object, now: object): Promise<string> {
  const paths = ["base.json", "head.json"].map((name) => join(folder, name));
  for (const [index, data] of [old, now].entries()) await writeFile(paths[index] ?? "", JSON.stringify(data));
  const args = [
    redocly,
    "diff",
    ...paths,
    "--format",
    "json",
    "--fail-on",
    "none",
    "--config",
    join(folder, "redocly.yaml"),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 26 });
  const { bump } = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { bump: string };
  return bump;
}

async function rowOf(one: Case): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "side-by-side-"));
  try {
    await writeFile(join(folder, "redocly.yaml"), "extends: [diff-recommended]\n");
    const base = documents[one.document]();
    const said = await redoclyStep(folder, base, patched(base, one.edits));
    const kinds = [...new Set(one.events.map((event) => event.split(" ")[0]))]
      .map((kind) => `\`${kind}\``)
      .join(", ");
    return `| ${one.title} | ${one.document} | ${one.step} | \`${one.verdicts}\` | ${kinds} | ${said} |`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const rows: string[] = [];
for (let index = 0; index < cases.length; index += 2)
  rows.push(...(await Promise.all(cases.slice(index, index + 2).map(rowOf))));
const differs = cases.filter(({ step }, index) => !rows[index]?.endsWith(`| ${step} |`)).length;
const text = `# Side by side with redocly diff

The test cases of this package, judged by both. \`redocly diff\` is 2.77.0 with \`diff-recommended\`; its verdict is one step for
everybody. Ours has a letter for each consumer: a tolerant deployed client, a client compiled with an exhaustive switch,
retries of deployed clients, a server implementer, a reader of the docs. \`B\` breaks, \`n\` should notice. The steps differ in
${differs} of ${cases.length} cases.

| Change | Style | Step | Verdicts | Kinds | redocly diff |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
await writeFile(file, text);
console.log(`side-by-side: wrote ${file}`);

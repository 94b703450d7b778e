import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { runSteps, type Outputs, type Step } from "../lib/step.ts";

const readme = "packages/spectral-ruleset/README.md";
const optionsFile = "packages/spectral-ruleset/src/options.ts";

/** Writes into the ruleset's README what its own source says: a table of the options, and one of the rules. */
export async function makeRulesetReadme(root: string): Promise<Outputs> {
  // Another checkout's contract is built with this repository's rules, which are described here alone.
  if (root !== repository) return new Map();
  const text = await readFile(join(root, readme), "utf8");
  const withOptions = replaced(text, "options", await optionsTable(root));
  return new Map([[readme, replaced(withOptions, "rules", await rulesTable())]]);
}

async function rulesTable(): Promise<string> {
  const { documentation } = await import("../../packages/spectral-ruleset/src/error-contract.ts");
  const { rules } = await import("../../packages/spectral-ruleset/src/rules.ts");
  const rows = Object.entries(rules).map(
    ([id, { severity, description }]) => `| [${id}](${documentation}#${id}) | ${severity} | ${description} |`,
  );
  return ["| rule | severity | what holds |", "|---|---|---|", ...rows].join("\n");
}

/** The options with the comments of their declarations, and what they are where nothing is said. */
async function optionsTable(root: string): Promise<string> {
  const { defaults } = await import("../../packages/spectral-ruleset/src/presets.ts");
  const source = await readFile(join(root, optionsFile), "utf8");
  const [, body = ""] = /export interface Options \{\n([^]*?)\n\}/.exec(source) ?? [];
  const found = [...body.matchAll(/\/\*\*([^]*?)\*\/\s+readonly (\w+): ([^;]+);/g)];
  const missing = Object.keys(defaults).filter((name) => !found.some(([, , known]) => known === name));
  if (missing.length > 0)
    throw new Failure(`${optionsFile} says nothing of ${missing.join(", ")}: write a comment.`);
  const rows = found.map(([, comment = "", name = "", type = ""]) => {
    const value = (defaults as unknown as Record<string, unknown>)[name];
    const words = comment.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim();
    return `| \`${name}\` | \`${type.replaceAll("|", "\\|")}\` | ${shown(value)} | ${words} |`;
  });
  return ["| option | type | default | what it says |", "|---|---|---|---|", ...rows].join("\n");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  // Of a function, a schema, or a list that long, a table says nothing.
  return text === undefined || text.length > 60 ? "this project's" : `\`${text}\``;
}

function replaced(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}: made by \`pnpm generate\` -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined)
    throw new Failure(`${readme} needs the lines ${start} and ${end}, between which the table is written.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

export const rulesetReadmeStep: Step = { name: "ruleset-readme", make: makeRulesetReadme };

if (import.meta.main) await runSteps([rulesetReadmeStep]);

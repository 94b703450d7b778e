import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rule } from "../../packages/spectral-ruleset/src/rule.ts";
import { Failure } from "../lib/failure.ts";
import { repository } from "../lib/paths.ts";
import { runSteps, type Outputs, type Step } from "../lib/step.ts";

const pages = "packages/spectral-ruleset/docs";
const optionsFiles = [
  "packages/error-model/src/options/options.ts",
  "packages/spectral-ruleset/src/options.ts",
];

/** Writes two tables into the docs of the ruleset from its source: the options, and the rules by preset. */
export async function makeRulesetDocs(root: string): Promise<Outputs> {
  // Another checkout's contract uses this repository's rules, so only this repository has their docs.
  if (root !== repository) return new Map();
  return new Map([
    await pageWith(root, "options", await optionsTable(root)),
    await pageWith(root, "rules", await rulesTable()),
  ]);
}

async function rulesTable(): Promise<string> {
  const { documentation, isOn } = await import("../../packages/spectral-ruleset/src/error-contract.ts");
  const { rules } = await import("../../packages/spectral-ruleset/src/rules.ts");
  const { presets } = await import("../../packages/spectral-ruleset/src/presets.ts");
  const styles = Object.values(presets);
  const rows = Object.entries<Rule>(rules).map(([id, rule]) => {
    const cells = styles.map((options) =>
      rule.appliesTo?.(options) === false ? "–" : isOn(rule, options) ? "on" : "off",
    );
    return `| [${id}](${documentation}#${id}) | ${rule.severity} | ${cells.join(" | ")} |`;
  });
  const head = ["rule", "severity", ...styles.map(({ preset }) => preset)];
  return [`| ${head.join(" | ")} |`, `|${"---|".repeat(head.length)}`, ...rows].join("\n");
}

/** The options with the comments of their declarations, and their defaults. */
async function optionsTable(root: string): Promise<string> {
  const { defaults } = await import("../../packages/spectral-ruleset/src/presets.ts");
  const found = (await Promise.all(optionsFiles.map((file) => declaredIn(join(root, file))))).flat();
  const missing = Object.keys(defaults).filter((name) => !found.some(([, , known]) => known === name));
  if (missing.length > 0)
    throw new Failure(
      `Describe the options ${missing.join(", ")} in a comment, in ${optionsFiles.join(" or ")}.`,
    );
  const rows = found.map(([, comment = "", name = "", type = ""]) => {
    const value: unknown = Object.entries(defaults).find(([option]) => option === name)?.[1];
    const words = comment.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim();
    return `| \`${name}\` | \`${type.replaceAll("|", "\\|")}\` | ${shown(value)} | ${words} |`;
  });
  return ["| option | type | default | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** Options of an interface, each with its comment and type. */
async function declaredIn(file: string): Promise<RegExpExecArray[]> {
  const source = await readFile(file, "utf8");
  const [, body = ""] = /export interface \w*Options[^{]*\{\n([^]*?)\n\}/.exec(source) ?? [];
  return [...body.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+readonly (\w+): ([^;]+);/g)];
}

function shown(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  // A table can't show a function, a schema, or a long list.
  return text === undefined || text.length > 60 ? "this project's" : `\`${text}\``;
}

/** The path of a page, and its text with the new table. */
async function pageWith(root: string, name: string, content: string): Promise<readonly [string, string]> {
  const page = `${pages}/${name}.md`;
  const text = await readFile(join(root, page), "utf8");
  const [start, end] = [`<!-- ${name}: made by \`pnpm generate\` -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined)
    throw new Failure(`${page} needs the lines ${start} and ${end}, between which the table is written.`);
  return [page, `${before}${start}\n\n${content}\n\n${end}${after}`];
}

export const rulesetDocsStep: Step = { name: "ruleset-docs", make: makeRulesetDocs };

if (import.meta.main) await runSteps([rulesetDocsStep]);

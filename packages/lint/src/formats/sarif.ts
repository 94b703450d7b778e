import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprintOf } from "../baseline.ts";
import type { Finding, Report } from "../finding.ts";

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/** The report in SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif(report: Report): string {
  return JSON.stringify(sarifLog(report), undefined, 2);
}

/** The same as an object. */
export function sarifLog({ findings, rules: texts = {} }: Pick<Report, "findings" | "rules">) {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const indices = new Map(rules.map(({ rule }, index) => [rule, index]));
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0" as const,
    runs: [
      {
        tool: {
          driver: { name: "contract-lint", rules: rules.map((finding) => descriptorOf(finding, texts)) },
        },
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits" as const,
        results: findings.map((finding) => resultOf(finding, indices.get(finding.rule) ?? 0)),
      },
    ],
  };
}

/** Code scanning shows nothing of a rule without both descriptions and a help. */
function descriptorOf({ rule, url, severity }: Finding, texts: NonNullable<Report["rules"]>) {
  const { description = rule, help = description } = texts[rule] ?? {};
  const link = url === undefined ? "" : `\n\n[${rule}](${url})`;
  return {
    id: rule,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: help, markdown: `${help}${link}` },
    defaultConfiguration: { level: levels[severity] },
    ...(url !== undefined && { helpUri: url }),
  };
}

function resultOf(finding: Finding, ruleIndex: number) {
  const { rule, severity, message, file, line, column, endLine, endColumn } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    // By this name alone code scanning knows a finding again whose line has moved.
    partialFingerprints: { primaryLocationLineHash: `${fingerprintOf(finding)}:1` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(file),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

/** Relative to the repository, as code scanning wants it; a file elsewhere by its own address. */
function locationOf(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (/^https?:/.test(file)) return { uri: file };
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };
}

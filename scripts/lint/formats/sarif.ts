import { fingerprintOf } from "../baseline.ts";
import type { Finding, Report } from "../finding.ts";

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/** The report in SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif({ findings }: Report): string {
  return JSON.stringify(sarifLog(findings), undefined, 2);
}

/** The same as an object. */
export function sarifLog(findings: readonly Finding[]) {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0" as const,
    runs: [
      {
        tool: {
          driver: {
            name: "contract-lint",
            rules: rules.map(({ rule, url }) => ({ id: rule, ...(url !== undefined && { helpUri: url }) })),
          },
        },
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits" as const,
        results: findings.map((finding) =>
          resultOf(
            finding,
            rules.findIndex(({ rule }) => rule === finding.rule),
          ),
        ),
      },
    ],
  };
}

function resultOf(finding: Finding, ruleIndex: number) {
  const { rule, severity, message, file, line, column, endLine, endColumn } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    partialFingerprints: { "contractLint/v1": fingerprintOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

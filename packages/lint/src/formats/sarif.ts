import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { worstFirst, type Annotation, type RuleText } from "../findings/finding.ts";
import { pathFrom, repositoryRoot } from "./repository-root.ts";

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

// The limits of one upload to GitHub's code scanning.
const maxResults = 25_000;
const maxCompressed = 10_000_000;

export interface SarifOptions {
  /** The name of the tool. */
  readonly tool?: string;
  readonly version?: string;
  /** The documentation of rules by id. */
  readonly rules?: Readonly<Record<string, RuleText>>;
  /** The root that paths are relative to. By default the root of the repository. */
  readonly root?: string;
}

/** A finding with a pointer keeps its identity when lines move. */
export type SarifFinding = Annotation & { readonly pointer?: string };

/**
 * Findings in SARIF 2.1.0 for code scanning, with paths from the root of the repository. If there are more than code scanning
 * takes in one upload, the worst are kept, and a notification in the file says how many are left out.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
export function sarif(findings: readonly SarifFinding[], options: SarifOptions = {}): string {
  for (let count = Math.min(findings.length, maxResults); ; count = Math.floor(count / 2)) {
    const text = JSON.stringify(sarifLog(findings, { ...options, keep: count }), undefined, 2);
    // A small file isn't compressed to measure it.
    if (text.length <= maxCompressed || count === 0 || gzipSync(text).length <= maxCompressed) return text;
  }
}

/** The same as an object. `keep` is how many findings to keep, worst first. */
export function sarifLog(
  findings: readonly SarifFinding[],
  options: SarifOptions & { readonly keep?: number } = {},
) {
  const {
    tool = "contract-lint",
    version,
    rules: texts = {},
    root = repositoryRoot(),
    keep = maxResults,
  } = options;
  const kept = findings.length > keep ? worstFirst(findings).slice(0, keep) : findings;
  const rules = [...new Map(kept.map((finding) => [finding.rule, finding])).values()];
  const indices = new Map(rules.map(({ rule }, index) => [rule, index]));
  const driver = {
    name: tool,
    ...(version !== undefined && { semanticVersion: version }),
    rules: rules.map((finding) => descriptorOf(finding, texts)),
  };
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0" as const,
    runs: [
      {
        tool: { driver },
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits" as const,
        invocations: [invocation(findings.length - kept.length)],
        results: kept.map((finding) => resultOf(finding, indices.get(finding.rule) ?? 0, root)),
      },
    ],
  };
}

function invocation(leftOut: number) {
  const text = `${leftOut} findings are left out, because code scanning accepts no more in one upload.`;
  const notification = { level: "warning" as const, message: { text } };
  return {
    executionSuccessful: true,
    ...(leftOut > 0 && { toolExecutionNotifications: [notification] }),
  };
}

/** Code scanning shows nothing about a rule unless it has both descriptions and a help text. */
function descriptorOf({ rule, url, severity }: Annotation, texts: Readonly<Record<string, RuleText>>) {
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

function resultOf(finding: SarifFinding, ruleIndex: number, root: string) {
  const { rule, severity, message, file, line, column, endLine, endColumn, pointer, subject } = finding;
  const path = pathFrom(root, file);
  const identity = JSON.stringify([
    rule,
    path,
    pointer ?? message,
    ...(subject === undefined ? [] : [subject]),
  ]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    // Code scanning needs this name to recognize a finding whose line has moved.
    partialFingerprints: { primaryLocationLineHash: `${hash}:1` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(path),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

function locationOf(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (/^https?:/.test(path)) return { uri: path };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };
}

import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { kinds, type KindId } from "../kinds/index.ts";
import type { Step } from "../kinds/kind.ts";
import type { Change, Report } from "../report/report.ts";

const levels = { major: "error", minor: "warning", patch: "note", none: "note" } as const satisfies Record<
  Step,
  string
>;

// Code scanning accepts 25,000 results per run and shows 5,000.
const maxResults = 5_000;

/** The report in SARIF 2.1.0, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarif(report: Report): string {
  return JSON.stringify(sarifLog(report), undefined, 2);
}

/** The same as an object. */
export function sarifLog({ changes }: Pick<Report, "changes">) {
  const shown = changes.slice(0, maxResults);
  const ids = [...new Set(shown.map(({ kind }) => kind))];
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0" as const,
    runs: [
      {
        tool: { driver: { name: "contract-diff", rules: ids.map(ruleOf) } },
        originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits" as const,
        results: shown.map((change) => resultOf(change, ids.indexOf(change.kind))),
      },
    ],
  };
}

function ruleOf(id: KindId) {
  const { why, step } = kinds[id];
  return {
    id,
    shortDescription: { text: id.replaceAll("-", " ") },
    fullDescription: { text: why },
    help: { text: why, markdown: why },
    defaultConfiguration: { level: levels[step] },
  };
}

function resultOf({ kind, step, what, why, place, fingerprint }: Change, ruleIndex: number) {
  return {
    ruleId: kind,
    ruleIndex,
    level: levels[step],
    message: { text: `${what.replaceAll("`", "")}. ${why}` },
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(place.file),
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
  };
}

function locationOf(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "SRCROOT" };
}

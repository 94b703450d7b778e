import { consumers, consumerTitles } from "../kinds/kind.ts";
import type { Change, Report } from "../report/report.ts";
import { codeSpan, markdownText } from "./markdown-text.ts";
import { countsOf, flagsOf, headlineOf, placeText, plural, verdictSigns } from "./words.ts";

/** GitHub rejects a longer comment with status 422. */
export const commentLimit = 65_536;

export interface MarkdownOptions {
  readonly limit?: number;
  /** Where the whole report is if this one is cut. */
  readonly whole?: string;
  /** Text to put before the report. */
  readonly marker?: string;
}

/** The report as Markdown: the verdict, a table of the changes, and the details folded. Cut at the limit with a pointer to the whole. */
export function markdown(
  report: Report,
  { limit = commentLimit, whole, marker = "" }: MarkdownOptions = {},
): string {
  const head = [...(marker === "" ? [] : [marker]), ...headOf(report)].join("\n");
  if (report.changes.length === 0) return [head, ...notesOf(report)].join("\n");
  const room = limit - head.length - 400 - notesOf(report).join("\n").length;
  const rows = fitting(report.changes, rowOf, room * 0.6);
  const details = fitting(report.changes, detailOf, room - lengthOf(rows));
  const cut = report.changes.length - Math.min(rows.length, details.length);
  return [
    head,
    ...tableHead,
    ...rows,
    "",
    "<details><summary>Details</summary>",
    "",
    ...details,
    "</details>",
    ...(cut === 0 ? [] : ["", cutText(report.changes.length, rows.length, details.length, whole)]),
    ...notesOf(report),
  ].join("\n");
}

const tableHead = [
  `| Change | Step | ${consumers.map((name) => consumerTitles[name]).join(" | ")} |`,
  `|---|---|${consumers.map(() => "---|").join("")}`,
];

function headOf(report: Report): string[] {
  const { contract, changes, packages, base, head } = report;
  const counts = changes.length === 0 ? "" : ` ${plural(changes.length, "change")}: ${countsOf(changes)}.`;
  const steps = packages.map(({ name, step }) => `${codeSpan(name)} ${step}`).join(", ");
  return [
    `### Contract ${codeSpan(contract)}`,
    "",
    `**${markdownText(headlineOf(report))}**${counts}`,
    "",
    `Compared ${codeSpan(base.title)} with ${codeSpan(head.title)}.${steps === "" ? "" : ` Packages: ${steps}.`}`,
    "",
  ];
}

function notesOf({ notes }: Report): string[] {
  return notes.length === 0 ? [] : ["", ...notes.slice(0, 20).map((note) => `- ${markdownText(note)}`)];
}

function rowOf(change: Change): string {
  const { what, step, verdicts } = change;
  const flags = flagsOf(change).map((flag) => `, ${markdownText(flag)}`);
  return `| ${markdownText(what)} | ${step}${flags.join("")} | ${consumers.map((name) => verdictSigns[verdicts[name]]).join(" | ")} |`;
}

function detailOf(change: Change): string {
  const { what, why, kind, fingerprint, overruled, operations } = change;
  const policy =
    overruled === undefined ? "" : ` Policy until ${overruled.until}: ${markdownText(overruled.reason)}`;
  const where = operations.length > 3 ? ` Operations: ${markdownText(operations.join(", "))}.` : "";
  return `- ${markdownText(what)}: ${markdownText(why)}${where}${policy}<br>${codeSpan(placeText(change))}, ${codeSpan(kind)}, fingerprint ${codeSpan(fingerprint)}\n`;
}

function fitting(changes: readonly Change[], toText: (change: Change) => string, room: number): string[] {
  const texts: string[] = [];
  let left = room;
  for (const change of changes) {
    const text = toText(change);
    left -= text.length + 1;
    if (left < 0) break;
    texts.push(text);
  }
  return texts;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

function cutText(all: number, rows: number, details: number, whole: string | undefined): string {
  const where = whole === undefined ? "Run the command for the whole report." : whole;
  return `The table shows ${rows} and the details ${details} of ${all} changes, the most severe first: a comment has no room for more. ${where}`;
}

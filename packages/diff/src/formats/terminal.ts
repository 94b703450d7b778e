import { styleText } from "node:util";
import { consumers, consumerTitles, type Step } from "../kinds/kind.ts";
import type { Change, Report } from "../report/report.ts";
import { neededStep } from "../version/changesets.ts";
import { countsOf, flagsOf, headlineOf, placeText, plural } from "./words.ts";

type Style = "red" | "yellow" | "cyan" | "green" | "dim" | "bold";
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

/** Colors only if standard output supports them and `NO_COLOR` isn't set. */
export const inColor: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

const styles: Readonly<Record<Step, Style>> = { major: "red", minor: "yellow", patch: "cyan", none: "dim" };

/** The report for people: the verdict, and then each change with a place to click, what it means, and for whom. */
export function terminal(report: Report, paint: Paint = plain): string {
  const { changes, base, head, notes, packages } = report;
  const lines = [
    paint("bold", headlineOf(report)),
    paint("dim", `${report.contract}: ${base.title} to ${head.title}`),
    ...changes.flatMap((change) => ["", ...linesOf(change, paint)]),
  ];
  if (packages.length > 0)
    lines.push(
      "",
      "Packages:",
      ...packages.map(
        ({ name, step }) => `  ${name}: ${paint(styles[step], neededStep(step, base.version))}`,
      ),
    );
  if (notes.length > 0) lines.push("", "Notes:", ...notes.map((note) => `  ${note}`));
  if (changes.length > 0) lines.push("", `${plural(changes.length, "change")}: ${countsOf(changes)}.`);
  return lines.join("\n");
}

function linesOf(change: Change, paint: Paint): string[] {
  const flags = flagsOf(change);
  const marks = flags.length > 0 ? ` [${flags.join(", ")}]` : "";
  const broken = consumers
    .filter((name) => change.verdicts[name] === "breaking")
    .map((name) => consumerTitles[name].toLowerCase());
  return [
    `${placeText(change)} ${paint(styles[change.step], change.step)}${marks} ${change.what.replaceAll("`", "")}`,
    `  ${change.why}`,
    ...(broken.length > 0 ? [`  Breaks: ${broken.join("; ")}.`] : []),
    ...(change.overruled === undefined
      ? []
      : [`  Policy until ${change.overruled.until}: ${change.overruled.reason}`]),
    paint("dim", `  ${change.kind} ${change.fingerprint}`),
  ];
}

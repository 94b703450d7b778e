import type { Change, Report } from "../report/report.ts";
import { headlineOf, plural } from "./words.ts";

/** GitHub shows ten errors and ten warnings of a step, and silently drops the rest. */
const shownPerStep = 10;

type Command = "error" | "warning" | "notice";

/**
 * Annotations at the author's lines: the most severe first, as many as GitHub shows, and then one line that says what
 * is left out.
 */
export function github(report: Report): string {
  const lines: string[] = [];
  const left: string[] = [];
  for (const command of ["error", "warning", "notice"] as const) {
    const changes = report.changes.filter((change) => commandFor(change) === command);
    // One annotation is reserved for the line that says how many more there are.
    const room = changes.length > shownPerStep ? shownPerStep - 1 : shownPerStep;
    lines.push(...changes.slice(0, room).map((change) => annotationOf(change, command)));
    if (changes.length > room)
      left.push(
        `::${command} title=Contract diff::${data(`${plural(changes.length - room, "more change")} of this kind: see the job's summary.`)}`,
      );
  }
  return [...lines, ...left, `Contract diff: ${headlineOf(report)}`].join("\n");
}

function commandFor({ step, refused }: Change): Command {
  if (refused || step === "major") return "error";
  return step === "minor" ? "warning" : "notice";
}

function annotationOf({ what, why, place, fingerprint, kind }: Change, command: Command): string {
  const at = [
    `file=${property(place.file)}`,
    `line=${place.line}`,
    `col=${place.column}`,
    `title=${property(kind)}`,
  ];
  return `::${command} ${at.join(",")}::${data(`${what}\n${why}\nfingerprint ${fingerprint}`)}`;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

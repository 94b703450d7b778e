import { steps, type Step, type Verdict } from "../kinds/kind.ts";
import type { Change, Report } from "../report/report.ts";
import { neededStep } from "../version/changesets.ts";

export const verdictSigns: Readonly<Record<Verdict, string>> = {
  none: "-",
  notice: "notice",
  breaking: "**breaks**",
};

/** `1 major, 2 minor`, the greatest first. */
export function countsOf(changes: readonly Pick<Change, "step">[]): string {
  return [...steps]
    .reverse()
    .map((step) => [step, changes.filter((change) => change.step === step).length] as const)
    .filter(([, count]) => count > 0)
    .map(([step, count]) => `${count} ${step}`)
    .join(", ");
}

/** The verdict in one sentence. Every report begins with it. */
export function headlineOf({ changes, step, base, nextVersion }: Report): string {
  if (changes.length === 0) return "No contract changes.";
  const refused = changes.filter((change) => change.refused).length;
  if (refused > 0) return `Refused: ${plural(refused, "change")} that no version number allows.`;
  const texts: Readonly<Record<Step, string>> = {
    none: "Nothing here needs a new version.",
    patch: "Compatible: only texts and examples changed.",
    minor: "Compatible for deployed clients that tolerate new things.",
    major: "Breaking.",
  };
  const next =
    step === "none" || nextVersion === ""
      ? ""
      : ` Next version: ${nextVersion} (${stepText(step, base.version)} over ${base.version}).`;
  return `${texts[step]}${next}`;
}

/** A step with its effect on the version: "minor, which below 1.0.0 is a patch". */
export function stepText(step: Step, version: string): string {
  const needed = neededStep(step, version);
  return needed === step ? step : `${step}, which below 1.0.0 is a ${needed},`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `path/to/file.yaml:12:3`. */
export function placeText({ place }: Pick<Change, "place">): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** The marks of a change besides its step. */
export function flagsOf({ newCase, guess, refused, overruled }: Change): string[] {
  return [
    ...(refused ? ["refused"] : []),
    ...(newCase ? ["new case"] : []),
    ...(guess ? ["guess"] : []),
    ...(overruled === undefined ? [] : [`policy: was ${overruled.from}`]),
  ];
}

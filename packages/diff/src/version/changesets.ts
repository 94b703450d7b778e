import { greater, isStep, steps, type Step } from "../kinds/kind.ts";
import type { Report } from "../report/report.ts";

/** The content of a changeset file: a step for each package that it names. */
export interface Changeset {
  readonly file: string;
  readonly claims: ReadonlyMap<string, Step>;
}

/** Reads the front matter of a changeset. A changeset without packages claims nothing. */
export function readChangeset(file: string, text: string): Changeset {
  const [, front = ""] = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(text) ?? [];
  const claims = new Map<string, Step>();
  for (const line of front.split(/\r?\n/)) {
    const [, name, step] = /^\s*["']?([^"':]+(?:\/[^"':]+)?)["']?\s*:\s*["']?(\w+)["']?\s*$/.exec(line) ?? [];
    if (name !== undefined && isStep(step)) claims.set(name, step);
  }
  return { file, claims };
}

/** Below 1.0 a break is a minor step, and what is new a patch. */
export function neededStep(step: Step, version: string): Step {
  if (!/^v?0\./.test(version)) return step;
  return ({ none: "none", patch: "patch", minor: "patch", major: "minor" } as const)[step];
}

/** Packages that are released together. A claim for one is a claim for all. */
export type FixedGroups = readonly (readonly string[])[];

/** The packages whose changesets claim too small a step, one sentence each. */
export function changesetProblems(
  report: Report,
  changesets: readonly Changeset[],
  fixed: FixedGroups,
): string[] {
  return neededBy(report).flatMap(({ name, step }) => {
    const needed = neededStep(step, report.base.version);
    const claimed = claimFor(name, changesets, fixed);
    if (steps.indexOf(claimed) >= steps.indexOf(needed)) return [];
    const who = name ?? "the contract";
    const says =
      claimed === "none"
        ? `No changeset names ${who}, which needs ${needed}`
        : `The changesets claim ${claimed} for ${who}, which needs ${needed}`;
    return [`${says}. Add --write-changeset to the command to write one that is right.`];
  });
}

type Need = { readonly name?: string; readonly step: Step };

/** Without a list of packages, one changeset must reach the step of all changes. */
function neededBy({ packages, step }: Report): readonly Need[] {
  return packages.length > 0 ? packages : [{ step }];
}

function claimFor(name: string | undefined, changesets: readonly Changeset[], fixed: FixedGroups): Step {
  const group =
    name === undefined ? undefined : [name, ...(fixed.find((names) => names.includes(name)) ?? [])];
  const claims = changesets.flatMap(({ claims: own }) =>
    [...own].filter(([one]) => group?.includes(one) ?? true),
  );
  return claims.reduce<Step>((most, [, step]) => greater(most, step), "none");
}

/** A changeset that claims the needed step, for a person to rephrase. Undefined if nothing is needed. */
export function proposeChangeset(report: Report): string | undefined {
  const needs = report.packages
    .map(({ name, step }) => ({ name, step: neededStep(step, report.base.version) }))
    .filter(({ step }) => step !== "none");
  if (needs.length === 0) return undefined;
  const front = needs.map(({ name, step }) => `"${name}": ${step}`);
  const shown = report.changes.filter(({ step }) => step !== "none").slice(0, 12);
  const sentences = shown.map(
    ({ what, step }) => `${step === "major" ? "**Breaking:** " : ""}${sentence(what)}`,
  );
  const more =
    report.changes.length > shown.length
      ? [`And ${report.changes.length - shown.length} smaller changes.`]
      : [];
  return `---\n${front.join("\n")}\n---\n\n${[...sentences, ...more].join(" ")}\n`;
}

/** The changesets record what was done, so the present tense becomes the past. */
function sentence(what: string): string {
  const past = what
    .replace(/\bis now\b/, "became")
    .replace(/\bis no longer\b/, "stopped being")
    .replace(/\bis new\b/, "was added")
    .replace(/\bis a new member\b/, "was added");
  return `${past.charAt(0).toUpperCase()}${past.slice(1)}.`;
}

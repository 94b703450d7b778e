import { Failure } from "../failure.ts";
import type { Step } from "../kinds/kind.ts";

type Parts = readonly [number, number, number];

/** Whether a version is a semantic one, such as 1.2.3. */
export function isSemantic(version: string): boolean {
  return partsOf(version) !== undefined;
}

/** The version after a step; empty if the version isn't semantic. Below 1.0 a break is a minor step, and everything else a patch. */
export function nextVersion(version: string, step: Step): string {
  const parts = partsOf(version);
  if (parts === undefined) return "";
  if (step === "none") return version;
  const [major, minor, patch] = parts;
  const effective = major === 0 ? ({ major: "minor", minor: "patch", patch: "patch" } as const)[step] : step;
  if (effective === "major") return `${major + 1}.0.0`;
  return effective === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/**
 * What is wrong with the version of the new contract, if anything. It must be at least the next version of the old
 * one.
 *
 * @throws Failure if one of them isn't a semantic version.
 */
export function versionProblem(base: string, head: string, step: Step): string | undefined {
  const [before, after] = [partsOf(base), partsOf(head)];
  if (before === undefined)
    throw new Failure(
      `--check-version: info.version of the base is "${base}", which isn't a version such as 1.2.3.`,
    );
  if (after === undefined)
    throw new Failure(`--check-version: info.version is "${head}", which isn't a version such as 1.2.3.`);
  const needed = nextVersion(base, step);
  if (compare(after, partsOf(needed) ?? before) >= 0) return undefined;
  return `info.version is ${head}, and the changes need at least ${needed} (${step} over ${base}).`;
}

function partsOf(version: string): Parts | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function compare(one: Parts, other: Parts): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

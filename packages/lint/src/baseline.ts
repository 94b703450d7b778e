import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeAtomically } from "../../../scripts/lib/atomic-write.ts";
import { Failure } from "../../../scripts/lib/failure.ts";
import type { Finding } from "./finding.ts";
import { nameOf } from "./place.ts";

/** Findings that are known and put up with, for a contract that is linted late. */
interface Baseline {
  readonly version: 1;
  readonly findings: readonly {
    readonly fingerprint: string;
    readonly rule: string;
    readonly file: string;
  }[];
}

/** What a finding is known by: it stays the same when lines move, and when the message names another number. */
export function fingerprintOf({ rule, file, pointer }: Pick<Finding, "rule" | "file" | "pointer">): string {
  return createHash("sha256")
    .update(JSON.stringify([rule, file, pointer]))
    .digest("hex")
    .slice(0, 16);
}

/** Takes what the baseline knows out of the findings; says which of its entries are no longer needed. */
export async function withoutKnown(
  path: string,
  findings: readonly Finding[],
): Promise<{ readonly findings: Finding[]; readonly obsolete: readonly string[] }> {
  const known = await readBaseline(path);
  const met = new Set(findings.map(fingerprintOf));
  const fingerprints = new Set(known.findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.filter((finding) => !fingerprints.has(fingerprintOf(finding))),
    obsolete: known.findings
      .filter(({ fingerprint }) => !met.has(fingerprint))
      .map(({ rule, file }) => `${rule} in ${file}`),
  };
}

/** Writes down all findings as known. */
export async function writeBaseline(path: string, findings: readonly Finding[]): Promise<void> {
  const entries = new Map(
    findings.map((finding) => {
      const fingerprint = fingerprintOf(finding);
      return [fingerprint, { fingerprint, rule: finding.rule, file: finding.file }];
    }),
  );
  const baseline: Baseline = { version: 1, findings: [...entries.values()] };
  await writeAtomically(path, `${JSON.stringify(baseline, undefined, 2)}\n`);
}

async function readBaseline(path: string): Promise<Baseline> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Failure(`${nameOf(path)} cannot be read. Write a baseline with --update-baseline.`);
  });
  try {
    const baseline = JSON.parse(text) as Baseline;
    if (baseline.version === 1 && Array.isArray(baseline.findings)) return baseline;
  } catch {
    // Said below.
  }
  throw new Failure(`${nameOf(path)}:1:1 is no baseline of version 1. Write it anew with --update-baseline.`);
}

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { nameOf } from "../document/place.ts";
import { Failure } from "../failure.ts";
import { pathFrom } from "../formats/repository-root.ts";
import { writeWhole } from "../write-file.ts";
import type { Finding } from "./finding.ts";

/**
 * Known and accepted findings, for a document that existed before it was linted. Files are relative to the baseline's
 * folder.
 */
interface Baseline {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}

interface KnownFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
}

/** A finding as a baseline knows it. It stays the same if lines move, and if the message names another number. */
function knownAs({ rule, file, pointer, subject }: Finding, baseline: string): KnownFinding {
  const path = pathFrom(dirname(baseline), file);
  const text = JSON.stringify([rule, path, pointer, ...(subject === undefined ? [] : [subject])]);
  return { fingerprint: createHash("sha256").update(text).digest("hex").slice(0, 16), rule, file: path };
}

/** Removes findings that a baseline knows. `obsolete` lists its entries that no longer match. */
export async function withoutKnown(
  path: string,
  findings: readonly Finding[],
): Promise<{ readonly findings: Finding[]; readonly obsolete: readonly string[] }> {
  const known = await readBaseline(path);
  const met = new Set(findings.map((finding) => knownAs(finding, path).fingerprint));
  const fingerprints = new Set(known.findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.filter((finding) => !fingerprints.has(knownAs(finding, path).fingerprint)),
    obsolete: known.findings
      .filter(({ fingerprint }) => !met.has(fingerprint))
      .map(({ rule, file }) => `${rule} in ${file}`),
  };
}

/** Writes all findings to a baseline, in a stable order. */
export async function writeBaseline(path: string, findings: readonly Finding[]): Promise<void> {
  const entries = new Map(
    findings.map((finding) => knownAs(finding, path)).map((known) => [known.fingerprint, known]),
  );
  const baseline: Baseline = { version: 1, findings: [...entries.values()] };
  await writeWhole(path, `${JSON.stringify(baseline, undefined, 2)}\n`);
}

async function readBaseline(path: string): Promise<Baseline> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Failure(`Can't read the baseline ${nameOf(path)}. Write it with --update-baseline.`);
  });
  try {
    const baseline: Baseline = JSON.parse(text);
    if (baseline.version === 1 && Array.isArray(baseline.findings)) return baseline;
  } catch {
    // Reported below.
  }
  throw new Failure(
    `${nameOf(path)}:1:1 isn't a baseline of version 1. Write it again with --update-baseline.`,
  );
}

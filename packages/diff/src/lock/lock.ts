/** The file beside the contract in which a release writes down what it published. */
export const lockName = "codes.lock.json";

/** A code that a release published. */
export interface LockedCode {
  readonly status: string;
  /** The version that published it first. */
  readonly since: string;
}

/** What was published so far. */
export interface Lock {
  readonly codes: Readonly<Record<string, LockedCode>>;
  /** Codes that were published once and never come back. */
  readonly retired: readonly string[];
}

/** What a contract says of its codes now. */
export interface CodesNow {
  /** Statuses by code. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Former codes, from `renamedFrom` of the errors that replace them. */
  readonly renamed: ReadonlySet<string>;
  readonly retired: ReadonlySet<string>;
}

export interface LockProblem {
  readonly code: string;
  readonly problem: "vanished" | "reused";
}

/** Published codes that are gone without a word, and retired ones that are in use again. */
export function lockProblems(lock: Lock, now: CodesNow): LockProblem[] {
  const vanished = Object.keys(lock.codes).filter(
    (code) => !now.codes.has(code) && !now.renamed.has(code) && !now.retired.has(code),
  );
  const reused = lock.retired.filter((code) => now.codes.has(code));
  return [
    ...vanished.map((code) => ({ code, problem: "vanished" as const })),
    ...reused.map((code) => ({ code, problem: "reused" as const })),
  ];
}

/** The lock after a release: codes keep the version that published them first. */
export function nextLock(lock: Lock | undefined, now: CodesNow, version: string): Lock {
  const codes = [...now.codes].map(([code, statuses]) => [
    code,
    { status: statuses.join(", "), since: lock?.codes[code]?.since ?? version },
  ]) as [string, LockedCode][];
  const gone = Object.keys(lock?.codes ?? {}).filter((code) => !now.codes.has(code));
  const retired = new Set([...(lock?.retired ?? []), ...now.retired, ...now.renamed, ...gone]);
  return {
    codes: Object.fromEntries(codes.sort(([one], [other]) => (one < other ? -1 : 1))),
    retired: [...retired].filter((code) => !now.codes.has(code)).sort(),
  };
}

/** The file's text, a line a code, so that a review shows what a release adds. */
export function lockText({ codes, retired }: Lock): string {
  const comment =
    "Codes that were published, written by the release. A published code never vanishes and never gets another meaning.";
  const lines = Object.entries(codes).map(
    ([code, value]) =>
      `    ${JSON.stringify(code)}: { "status": ${JSON.stringify(value.status)}, "since": ${JSON.stringify(value.since)} }`,
  );
  return `{\n  "$comment": ${JSON.stringify(comment)},\n  "codes": ${lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`},\n  "retired": ${JSON.stringify(retired)}\n}\n`;
}

/**
 * Reads the file's content.
 *
 * @throws TypeError that says what is wrong with it.
 */
export function readLock(data: unknown, name: string): Lock {
  const lock = data as Partial<Lock> | null;
  const isRight =
    typeof lock === "object" &&
    lock !== null &&
    typeof lock.codes === "object" &&
    Array.isArray(lock.retired) &&
    Object.values(lock.codes).every(
      (one) => typeof one?.since === "string" && typeof one.status === "string",
    );
  if (!isRight)
    throw new TypeError(
      `${name} is not a lock of codes: it needs \`codes\`, each with \`status\` and \`since\`, and \`retired\`. Restore it from the last release.`,
    );
  return { codes: lock.codes ?? {}, retired: lock.retired ?? [] };
}

import { isObject, members } from "../document/json.ts";

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

/** What a contract says about its codes now. */
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

/** Published codes that vanished without being renamed or retired, and retired codes that are in use again. */
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
  const codes = [...now.codes].map(([code, statuses]): [string, LockedCode] => [
    code,
    { status: statuses.join(", "), since: lock?.codes[code]?.since ?? version },
  ]);
  const gone = Object.keys(lock?.codes ?? {}).filter((code) => !now.codes.has(code));
  const retired = new Set([...(lock?.retired ?? []), ...now.retired, ...now.renamed, ...gone]);
  return {
    codes: Object.fromEntries(codes.sort(([one], [other]) => (one < other ? -1 : 1))),
    retired: [...retired].filter((code) => !now.codes.has(code)).sort(),
  };
}

/** The text of the file, with one line per code, so that a review shows what a release adds. */
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
 * @param data The parsed file.
 * @param name The file's name, for the message.
 * @throws TypeError that says what is wrong with it.
 */
export function readLock(data: unknown, name: string): Lock {
  const fault = lockFault(data);
  if (fault !== undefined) throw new TypeError(`${name} ${fault}`);
  const { codes, retired } = data as Lock; // The check above leaves nothing else.
  return { codes, retired };
}

/**
 * What is wrong with the file's content, and what to do; written to follow the file's name. `undefined` if the file
 * is a lock.
 */
export function lockFault(data: unknown): string | undefined {
  const { codes, retired } = members(data);
  const isLock =
    isObject(codes) &&
    Object.values(codes).every((one) => hasTexts(one, "since", "status")) &&
    Array.isArray(retired) &&
    retired.every((code) => typeof code === "string");
  if (isLock) return undefined;
  return "is not a lock of codes: it needs `codes`, each with `status` and `since`, and `retired`, a list of codes. Restore the file from the last release.";
}

function hasTexts(value: unknown, ...names: readonly string[]): boolean {
  const own = members(value);
  return names.every((name) => typeof own[name] === "string");
}

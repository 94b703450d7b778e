import { makeReport } from "../src/report/make-report.ts";
import type { Report } from "../src/report/report.ts";
import type { Loaded } from "../src/read/load.ts";
import type { Policy } from "../src/policy/policy.ts";

/** A document in one file, as it is read from a disk. */
export function loaded(document: unknown, lock?: unknown): Loaded {
  return {
    ...loadedFiles("/openapi.json", { "/openapi.json": document }),
    ...(lock !== undefined && { lock }),
  };
}

/** A document in several files. */
export function loadedFiles(root: string, documents: Readonly<Record<string, unknown>>): Loaded {
  const texts = new Map(
    Object.entries(documents).map(([file, data]) => [file, JSON.stringify(data, undefined, 2)]),
  );
  const files = new Map([...texts].map(([file, text]) => [file, JSON.parse(text) as unknown]));
  return { root, files, texts, notes: [] };
}

/** The report of two documents. */
export function compare(
  old: unknown,
  now: unknown,
  { policy, lock }: { policy?: Policy; lock?: unknown } = {},
): Report {
  return reportOf(loaded(old), loaded(now, lock), policy);
}

/** The report of two versions that were read. */
export function reportOf(old: Loaded, now: Loaded, policy?: Policy): Report {
  return makeReport(
    { loaded: old, title: "base" },
    { loaded: now, title: "head" },
    { today: "2026-11-27", nameOf: (file) => file.slice(1), ...(policy && { policy }) },
  );
}

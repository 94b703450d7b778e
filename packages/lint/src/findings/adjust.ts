import { resolve } from "node:path";
import type { Ignore } from "../config/config.ts";
import type { Finding, Severity } from "./finding.ts";

/** Applies the severities of the config to findings, and removes those of rules that are off. */
export function withSeverities(
  findings: readonly Finding[],
  severities: Readonly<Record<string, Severity | "off">>,
): Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    if (severity === "off") return [];
    return severity === undefined ? [finding] : [{ ...finding, severity }];
  });
}

/** Removes findings that the config accepts. `unused` lists the entries that match nothing. */
export function withoutIgnored(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  folder: string,
): { readonly findings: Finding[]; readonly unused: readonly Ignore[] } {
  const used = new Set<Ignore>();
  const left = findings.filter((finding) => {
    const ignore = ignores.find((one) => matches(finding, one, folder));
    if (ignore !== undefined) used.add(ignore);
    return ignore === undefined;
  });
  return { findings: left, unused: ignores.filter((one) => !used.has(one)) };
}

function matches({ file, rule, pointer }: Finding, ignore: Ignore, folder: string): boolean {
  if (ignore.rule !== undefined && ignore.rule !== rule) return false;
  if (ignore.file !== undefined && resolve(folder, ignore.file) !== resolve(file)) return false;
  const above = ignore.pointer.replace(/\/$/, "");
  return pointer === ignore.pointer || pointer.startsWith(`${above}/`);
}

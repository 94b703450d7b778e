import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { loadConfig, type LoadedConfig } from "../config/load.ts";
import { exitCode, type Finding, type Report } from "../findings/finding.ts";
import { Unreadable } from "../document/unreadable.ts";
import { printFailure } from "../failure.ts";
import { Failure } from "../failure.ts";
import type { Arguments } from "./arguments.ts";
import { documentsOf } from "./documents.ts";
import { print, progress, writeReports } from "./output.ts";

/**
 * Lints the documents, prints what is found, and writes the reports.
 *
 * @returns the exit code.
 */
export async function lintCommand(args: Arguments): Promise<number> {
  if (args.updateBaseline && args.baseline === undefined)
    throw new Failure("--update-baseline needs --baseline FILE.");
  const loaded = withArguments(await loadConfig(args.config), args);
  try {
    const report = await lint(loaded, args).finally(() => progress(""));
    await writeReports(args, report);
    await print(args.format, report);
    return exitCode(report, loaded.config.failSeverity);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const report = { findings: error.findings, files: 0, timing: {} };
    await writeReports(args, report);
    if (args.format === "stylish") printFailure(error);
    else await print(args.format, report);
    return 2;
  }
}

/** Options of the command come before the config. Their paths are relative to the working directory. */
function withArguments(loaded: LoadedConfig, args: Arguments): LoadedConfig {
  const path = (given: string | undefined) => (given === undefined ? undefined : resolve(given));
  const given: { [Name in keyof Config]: Config[Name] | undefined } = {
    preset: args.preset,
    ruleset: path(args.ruleset),
    redocly: args.redocly === false ? false : path(args.redocly),
    baseline: path(args.baseline),
    failSeverity: args.fail,
    allowRemote: args.allowRemote,
    maxSize: args.maxSize,
  };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...loaded, config: { ...loaded.config, ...set } };
}

async function lint(loaded: LoadedConfig, args: Arguments): Promise<Report> {
  const { config, folder } = loaded;
  const entries =
    args.documents.length > 0
      ? await documentsOf(args.documents, process.cwd())
      : await documentsOf(config.documents ?? [], folder);
  progress("load");
  const { settingsOf } = await import("../config/settings.ts");
  const { lintDocuments } = await import("../lint-documents.ts");
  const found = await lintDocuments(entries, { ...(await settingsOf(loaded)), progress });
  progress("");
  if (args.timing)
    for (const [name, ms] of Object.entries(found.timing)) console.error(`${name}: ${Math.round(ms)} ms`);
  for (const summary of found.understood ?? []) console.error(summary);
  return { ...found, findings: await accepted(loaded, found.findings, args.updateBaseline) };
}

/** Findings after the config's severities, ignores, and baseline. */
async function accepted(
  { config, folder }: LoadedConfig,
  all: readonly Finding[],
  updateBaseline: boolean,
): Promise<readonly Finding[]> {
  const { withoutIgnored, withSeverities } = await import("../findings/adjust.ts");
  const severe = withSeverities(all, config.severities ?? {});
  const { findings, unused } = withoutIgnored(severe, config.ignores ?? [], folder);
  for (const { pointer, reason } of unused)
    console.error(`The config ignores ${pointer} (${reason}), where there is no finding. Remove that entry.`);
  if (config.baseline === undefined) return findings;
  const { withoutKnown, writeBaseline } = await import("../findings/baseline.ts");
  const baseline = resolve(folder, config.baseline);
  if (updateBaseline) await writeBaseline(baseline, findings);
  const { findings: left, obsolete } = await withoutKnown(baseline, findings);
  if (obsolete.length > 0)
    console.error(
      `The baseline lists findings that are fixed: ${obsolete.join(", ")}. Write it again with --update-baseline.`,
    );
  return left;
}

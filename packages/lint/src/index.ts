import type { Config } from "./config/config.ts";
import type { LoadedConfig } from "./config/load.ts";
import type { Entry } from "./document/entry.ts";
import type { Report } from "./findings/finding.ts";
import type { Settings } from "./settings.ts";

/**
 * Loads a config file: the one that is named, or the nearest one above the working directory.
 *
 * @throws Failure that names every unknown name and wrong value in the file.
 */
export async function loadConfig(file?: string): Promise<LoadedConfig> {
  return (await import("./config/load.ts")).loadConfig(file);
}

/** The settings that a config stands for. Its paths are resolved from its folder. */
export async function settingsOf(loaded: LoadedConfig): Promise<Settings> {
  return (await import("./config/settings.ts")).settingsOf(loaded);
}

/**
 * Lints a document and all the files that it refers to.
 *
 * @throws Failure that says where and why, if the document can't be read.
 */
export async function lintDocument(entry: Entry, settings: Settings): Promise<Report> {
  return (await import("./lint-document.ts")).lintDocument(entry, settings);
}

/** Lints several documents as one run. A finding that two documents share is reported once. */
export async function lintDocuments(entries: readonly Entry[], settings: Settings): Promise<Report> {
  return (await import("./lint-documents.ts")).lintDocuments(entries, settings);
}

/** Returns the config unchanged. It gives editors the types in a JavaScript config file. */
export function defineConfig(config: Config): Config {
  return config;
}

export type { Config, Ignore } from "./config/config.ts";
export type { LoadedConfig } from "./config/load.ts";
export type { Entry } from "./document/entry.ts";
export { Failure } from "./failure.ts";
export { exitCode, severities } from "./findings/finding.ts";
export type { Annotation, Finding, Place, Report, RuleText, Severity } from "./findings/finding.ts";
export type { Settings } from "./settings.ts";
export { main } from "./cli.ts";
export { version } from "./version.ts";

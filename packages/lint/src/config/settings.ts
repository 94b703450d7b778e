import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkOptions, modelOptionKinds, nearest, type ModelOptions } from "@messaging-api/error-model";
import { Failure } from "../failure.ts";
import { referenceRules } from "../document/reference-faults.ts";
import { ruleIds } from "../engines/rule-texts.ts";
import type { Settings } from "../settings.ts";
import { nameOf } from "../document/place.ts";
import type { LoadedConfig } from "./load.ts";
import { publishedRule } from "../lock/published-codes.ts";
import { detectedRuleset, ourRuleset, rulesetFrom } from "./ruleset.ts";

/** The settings that a config stands for. Its paths are resolved from its folder. */
export async function settingsOf({ config, folder, file }: LoadedConfig): Promise<Settings> {
  const { preset, options = {}, ruleset, maxSize = 50 } = config;
  const own = { ...options, ...(preset !== undefined && { preset }) };
  const rules =
    ruleset === undefined
      ? await ourRuleset(own).catch(inFile(file))
      : await rulesetFrom(resolve(folder, ruleset));
  checkRuleIds(rules, config.severities ?? {}, file);
  const model = modelOf(own, file);
  const isDetected = ruleset === undefined && Object.keys(model).length === 0;
  const redocly = redoclyConfig(config.redocly, folder);
  const lock = typeof config.lock === "string" ? existing("lock", config.lock, folder) : config.lock;
  return {
    ruleset: rules,
    trusted: ruleset === undefined,
    ...(isDetected && { chooseRuleset: (document: object) => detectedRuleset(document, own) }),
    model,
    ...(redocly !== undefined && { redocly }),
    ...(lock !== undefined && { lock }),
    limits: { allowRemote: config.allowRemote ?? false, maxBytes: maxSize * 1_000_000 },
    fillExamples: config.fillExamples ?? false,
    unusedFiles: config.unusedFiles ?? false,
  };
}

/** Says which config file has the wrong option. */
function inFile(file: string | undefined): (error: unknown) => never {
  return (error) => {
    if (error instanceof Failure && file !== undefined)
      throw new Failure(`${nameOf(file)}: ${error.message}`);
    throw error;
  };
}

function redoclyConfig(given: string | false | undefined, folder: string): string | undefined {
  if (given === false) return undefined;
  if (given === undefined) {
    const found = ["redocly.yaml", "redocly.yml"].map((name) => join(folder, name));
    return found.find((path) => existsSync(path));
  }
  return existing("redocly", given, folder);
}

/** The path of a file that the config names. */
function existing(option: "redocly" | "lock", given: string, folder: string): string {
  const path = resolve(folder, given);
  if (!existsSync(path))
    throw new Failure(`Can't read ${nameOf(path)}: it doesn't exist. Correct \`${option}\`.`);
  return path;
}

/** The options that say how the document writes errors. The others are the rules' own. */
function modelOf(
  options: Readonly<Record<string, unknown>>,
  file: string | undefined,
): Partial<ModelOptions> {
  const names = Object.keys(modelOptionKinds).filter((name) => Object.hasOwn(options, name));
  const own = Object.fromEntries(names.map((name) => [name, options[name]]));
  try {
    checkOptions(own, modelOptionKinds);
  } catch (error) {
    return inFile(file)(error instanceof TypeError ? new Failure(error.message) : error);
  }
  return own;
}

const ownRules: readonly string[] = ["file-unused", "redocly-failed", publishedRule, ...referenceRules];

/** `redocly.yaml` sets the severities of Redocly's rules. */
function checkRuleIds(
  ruleset: object,
  severities: Readonly<Record<string, unknown>>,
  file: string | undefined,
): void {
  const known = [...ruleIds(ruleset), ...ownRules];
  const unknown = Object.keys(severities).filter((id) => !known.includes(id));
  const faults = unknown.map((id) => {
    const close = nearest(id, known);
    const advice =
      close === undefined
        ? "Set the severity of one of Redocly's rules in redocly.yaml."
        : `Did you mean \`${close}\`?`;
    return `${file === undefined ? "" : `${nameOf(file)}: `}\`severities\` names no rule \`${id}\`. ${advice}`;
  });
  if (faults.length > 0) throw new Failure(faults.join("\n"));
}

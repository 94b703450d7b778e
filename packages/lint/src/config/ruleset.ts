import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { detect } from "@messaging-api/error-model";
import type { ChosenRuleset } from "../settings.ts";
import { Failure, messageOf } from "../failure.ts";
import { nameOf } from "../document/place.ts";

/**
 * Loads a Spectral ruleset from a JavaScript module.
 *
 * @throws Failure if the module doesn't exist, can't be loaded, or exports something else.
 */
export async function rulesetFrom(path: string): Promise<object> {
  if (!existsSync(path)) throw new Failure(`Can't load the ruleset ${nameOf(path)}: it doesn't exist.`);
  const module: { default?: unknown } = await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new Failure(`Can't load the ruleset ${nameOf(path)}: ${messageOf(error)}`);
  });
  if (typeof module.default !== "object" || module.default === null)
    throw new Failure(`${nameOf(path)} must export a Spectral ruleset as its default.`);
  return module.default;
}

/** The ruleset for how a document seems to write its errors, with options that the user has set. */
export async function detectedRuleset(
  document: object,
  options: Readonly<Record<string, unknown>>,
): Promise<ChosenRuleset> {
  const { found, options: model, preset, summary } = detect(document);
  // What a preset requires is said to those who set it. RFC 9457 has no opinion on the case of a relative reference.
  const detected = { required: [], ...(preset === "problem" && { casing: "same" }) };
  const ruleset = await ourRuleset({ ...model, ...detected, ...options });
  return {
    ruleset,
    model,
    summary: found ? `Preset ${preset}, as detected: ${summary}` : `No preset detected. ${summary}`,
  };
}

/**
 * The ruleset for how a document writes errors.
 *
 * @throws Failure that names each unknown option and wrong value.
 */
export async function ourRuleset(options: Readonly<Record<string, unknown>>): Promise<object> {
  const { default: ours, rulesetWith } = await import("@messaging-api/spectral-ruleset");
  if (Object.keys(options).length === 0) return ours;
  try {
    return rulesetWith(options);
  } catch (error) {
    if (error instanceof TypeError) throw new Failure(error.message);
    throw error;
  }
}

import core from "@stoplight/spectral-core";
import type { ISpectralDiagnostic, RulesetDefinition } from "@stoplight/spectral-core";

/**
 * What a ruleset finds in a document that is parsed already. Spectral would write it as text and parse that again, to
 * know lines that are not the author's.
 */
export async function runRuleset(document: object, ruleset: object): Promise<ISpectralDiagnostic[]> {
  const spectral = new core.Spectral();
  spectral.setRuleset(ruleset as RulesetDefinition);
  const parsed = { data: document, ast: {}, lineMap: [], diagnostics: [] };
  return spectral.run({ parsed, getLocationForJsonPath: () => undefined } as never);
}

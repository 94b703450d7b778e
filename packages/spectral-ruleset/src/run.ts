import core from "@stoplight/spectral-core";
import type { ISpectralDiagnostic, RulesetDefinition } from "@stoplight/spectral-core";
import { localReferences } from "./local-references.ts";

/**
 * Runs a ruleset on a parsed document. Spectral itself would serialize and parse it again, for lines that aren't the
 * author's. References to other files and hosts aren't followed.
 */
export async function runRuleset(document: object, ruleset: object): Promise<ISpectralDiagnostic[]> {
  // The type asks for a whole resolver, of which Spectral uses these two members.
  const spectral = new core.Spectral({ resolver: localReferences as never });
  spectral.setRuleset(ruleset as RulesetDefinition); // Spectral checks it as it reads it.
  const parsed = { data: document, ast: {}, lineMap: [], diagnostics: [] };
  // The type asks for a whole parser's result, of which Spectral uses these members.
  return spectral.run({ parsed, getLocationForJsonPath: () => undefined } as never);
}

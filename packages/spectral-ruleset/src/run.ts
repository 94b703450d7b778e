import { createRequire } from "node:module";
import type { ISpectralDiagnostic, RulesetDefinition } from "@stoplight/spectral-core";

// Spectral is CommonJS and names its exports in a way that import cannot see.
const require = createRequire(import.meta.url);
const { Spectral } = require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");

/**
 * What a ruleset finds in a document that is parsed already. Spectral would write it as text and parse that again, to
 * know lines that are not the author's.
 */
export function runRuleset(document: object, ruleset: object): Promise<ISpectralDiagnostic[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset as RulesetDefinition);
  const parsed = { data: document, ast: {}, lineMap: [], diagnostics: [] };
  return spectral.run({ parsed, getLocationForJsonPath: () => undefined } as never);
}

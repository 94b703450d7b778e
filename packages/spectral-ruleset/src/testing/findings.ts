import type { ISpectralDiagnostic } from "@stoplight/spectral-core";
import { errorContract } from "../error-contract.ts";
import type { Options } from "../options.ts";
import { runRuleset } from "../run.ts";

/** What our rules find in a document. */
export function findingsOf(document: object, options: Partial<Options> = {}): Promise<ISpectralDiagnostic[]> {
  return runRuleset(document, errorContract(options));
}

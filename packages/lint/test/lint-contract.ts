import { join } from "node:path";
import { repository } from "../../../scripts/lib/paths.ts";
import { lintDocument, loadConfig, settingsOf, type Report } from "../src/index.ts";

const { config, ...loaded } = await loadConfig(join(repository, "error-contract.config.yaml"));
// A test changes the codes of the copy, so they aren't compared with published codes.
const settings = await settingsOf({ ...loaded, config: { ...config, lock: false } });

/** Lints a copy of this project's contract as `pnpm lint` does. */
export function lintContract(path: string): Promise<Report> {
  return lintDocument({ path }, settings);
}

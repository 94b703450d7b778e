import { join } from "node:path";
import { repository } from "../../../scripts/lib/paths.ts";
import { lintDocument, loadConfig, settingsOf, type Report } from "../src/index.ts";

const settings = await settingsOf(await loadConfig(join(repository, "error-contract.config.yaml")));

/** Lints a copy of this project's contract as `pnpm lint` does. */
export function lintContract(path: string): Promise<Report> {
  return lintDocument({ path }, settings);
}

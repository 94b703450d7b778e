import { loadConfig } from "../config/load.ts";
import { errorContractPlugin, type Plugin } from "./plugin.ts";

export { errorContractPlugin, type Plugin };

/** What Redocly passes to a plugin when it loads it. */
interface Creation {
  /** The folder of `redocly.yaml`. */
  readonly contentDir?: string;
}

/**
 * The plugin for `plugins: ["@messaging-api/lint/redocly"]` in `redocly.yaml`. It takes the preset and the options from the
 * `error-contract.config.*` beside that file.
 */
export default async function plugin({ contentDir }: Creation = {}): Promise<Plugin> {
  const { config } = await loadConfig(undefined, contentDir);
  const { preset, options = {} } = config;
  return errorContractPlugin({ ...options, ...(preset !== undefined && { preset }) });
}

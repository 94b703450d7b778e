import { members } from "@messaging-api/error-model";
import { existsSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { nameOf } from "../document/place.ts";
import { Failure, messageOf } from "../failure.ts";
import { check, type ConfigFault } from "./check.ts";
import type { Config } from "./config.ts";
import type { PlaceOf } from "./parse.ts";
import { configSchema } from "./schema.ts";

const names = ["js", "mjs", "cjs", "ts", "mts", "json", "yaml", "yml"].map(
  (ending) => `error-contract.config.${ending}`,
);

/** A config and the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** The path of the file, if there is one. */
  readonly file?: string;
}

/**
 * Loads a config file: the one that is named, or the one in the working directory or the nearest folder above it, up to the
 * root of the repository. Without a file, everything has its default.
 *
 * @param from The folder to start from.
 * @throws Failure that names every unknown name and wrong value in the file.
 */
export async function loadConfig(named?: string, from: string = process.cwd()): Promise<LoadedConfig> {
  const file = named === undefined ? nearestConfig(from) : resolve(named);
  if (file === undefined) return { config: {}, folder: from };
  if (!existsSync(file)) throw new Failure(`Can't read the config file ${nameOf(file)}: it doesn't exist.`);
  const { value, placeOf } = /\.(json|ya?ml)$/.test(file)
    ? await (await import("./parse.ts")).parseConfig(file)
    : await imported(file);
  const faults = check(value, configSchema);
  if (faults.length > 0) throw new Failure(faults.map((fault) => said(file, fault, placeOf)).join("\n"));
  const config = value as Config; // Just checked against its schema.
  return { config, folder: dirname(file), file };
}

/** Says where in the config file something is wrong. */
function said(file: string, { path, message }: ConfigFault, placeOf: PlaceOf): string {
  const what = path.length === 0 ? "the config" : `\`${path.join(".")}\``;
  return `${nameOf(file)}${placeOf(path)} ${what} ${message}`;
}

function nearestConfig(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (found.length > 1)
      throw new Failure(`There are ${found.length} config files: ${found.map(nameOf).join(", ")}. Keep one.`);
    if (found[0] !== undefined) return found[0];
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

async function imported(file: string): Promise<{ value: unknown; placeOf: PlaceOf }> {
  const isTypeScript = /ts$/.test(extname(file));
  const module: { default?: unknown } = await import(pathToFileURL(file).href).catch((error: unknown) => {
    if (isTypeScript && members(error)["code"] === "ERR_UNKNOWN_FILE_EXTENSION")
      throw new Failure(
        `${nameOf(file)} needs Node 22.18 or later, which runs TypeScript; this is Node ${process.versions.node}. ` +
          "Rename it to error-contract.config.js and remove the types.",
      );
    throw new Failure(`Can't load ${nameOf(file)}: ${messageOf(error)}`);
  });
  if (module.default === undefined)
    throw new Failure(`${nameOf(file)} exports nothing. Write \`export default { ... }\`.`);
  return { value: module.default, placeOf: () => ":" };
}

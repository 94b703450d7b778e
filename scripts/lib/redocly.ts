import { createRequire } from "node:module";
import { join } from "node:path";

const cli = createRequire(import.meta.url).resolve("@redocly/cli/package.json");

/** The Redoc bundle of the installed Redocly CLI. */
export const redocBundle = join(cli, "..", "lib/chunks/redoc.standalone.js");

/** The installed Redocly CLI's program. */
export const redoclyCli = join(cli, "..", "bin/cli.js");

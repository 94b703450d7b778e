import { readCatalogue } from "../lib/catalogue.ts";
import { join } from "node:path";
import { Failure } from "../lib/failure.ts";
import { paths, repository } from "../lib/paths.ts";
import { run } from "../lib/run.ts";

/** How many of the documented errors a tool keeps. */
export interface Kept {
  readonly package: string;
  readonly errors: number;
  readonly all: number;
}

/** Imports the Postman collection with Postman's own library and with Bruno's converter. */
export async function importers(): Promise<Kept[]> {
  const here = import.meta.dirname;
  const { code, output } = await run(
    process.execPath,
    [join(here, "importers.mjs"), join(repository, paths.postman)],
    {},
    here,
  );
  if (code !== 0) throw new Failure(`An importer stops on ${paths.postman}:\n${output}`);
  const line = output.trim().split("\n").at(-1) ?? "{}";
  const found: Readonly<Record<string, readonly string[]>> = JSON.parse(line);
  const { errors } = await readCatalogue(repository);
  return Object.entries(found).map(([name, kept]) => ({
    package: name,
    errors: errors.filter(({ code: one, status }) => kept.includes(one ?? String(status))).length,
    all: errors.length,
  }));
}

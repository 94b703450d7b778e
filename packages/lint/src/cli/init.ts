import { existsSync } from "node:fs";
import { detect } from "@messaging-api/error-model";
import { stringify } from "yaml";
import { defaultLimits } from "../document/guarded-files.ts";
import { nameOf } from "../document/place.ts";
import { readFiles } from "../document/read-files.ts";
import { Failure } from "../failure.ts";
import { writeWhole } from "../write-file.ts";
import type { Arguments } from "./arguments.ts";
import { documentsOf } from "./documents.ts";

const file = "error-contract.config.yaml";

/**
 * Reads a document, writes a config file for how it writes errors, and says what it found.
 *
 * @throws Failure if a config file exists already, or the document can't be read.
 */
export async function initCommand({ documents }: Pick<Arguments, "documents">): Promise<number> {
  if (documents.length === 0) throw new Failure("Name the document, as in `--init openapi.yaml`.");
  if (existsSync(file)) throw new Failure(`${file} exists already. Delete it to start again.`);
  const [entry] = await documentsOf(documents, process.cwd());
  if (entry === undefined) return 2;
  const { parsed } = await readFiles(entry, defaultLimits);
  const { preset, options, summary } = detect({ root: entry.path, dataOf: (path) => parsed.get(path) });
  const { preset: _, ...differing } = options;
  const config = {
    documents,
    preset,
    ...(Object.keys(differing).length > 0 && { options: differing }),
  };
  await writeWhole(file, `# ${summary.replaceAll(/\s+/g, " ")}\n${stringify(config)}`);
  console.log(`${nameOf(entry.path)}: ${summary}\nWrote ${file}.`);
  return 0;
}

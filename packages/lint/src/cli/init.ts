import { existsSync } from "node:fs";
import { stringify } from "yaml";
import { Failure } from "../failure.ts";
import { writeWhole } from "../write-file.ts";
import type { Arguments } from "./arguments.ts";

const file = "error-contract.config.yaml";

/** Writes a config file for documents, and says what it found in them. */
export async function initCommand({ documents }: Pick<Arguments, "documents">): Promise<number> {
  if (documents.length === 0) throw new Failure("Name the document, as in `--init openapi.yaml`.");
  if (existsSync(file)) throw new Failure(`${file} exists already. Delete it to start again.`);
  await writeWhole(file, stringify({ documents }));
  console.log(`Wrote ${file}.`);
  return 0;
}

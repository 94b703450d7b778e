import { join } from "node:path";
import { Failure, reportFailure } from "./lib/failure.ts";
import { paths, repository } from "./lib/paths.ts";
import { redocly } from "./lib/redocly.ts";

/** Lints the contract's own files with the Redocly CLI, by redocly.yaml. A warning fails as an error does. */
async function lint(): Promise<void> {
  const output = await redocly("lint", join(repository, paths.contract));
  if (/\bwarnings?\b/i.test(output)) throw new Failure(output.trim());
  console.log(`redocly-lint: no error and no warning in ${paths.contract} and the files that it refers to`);
}

await lint().catch(reportFailure);

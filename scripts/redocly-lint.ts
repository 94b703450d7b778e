import { join } from "node:path";
import { lintFiles } from "./lib/contract-files.ts";
import { reportFailure } from "./lib/failure.ts";
import { paths, repository } from "./lib/paths.ts";

await lintFiles(join(repository, paths.contract)).then(
  () =>
    console.log(`redocly-lint: no error and no warning in ${paths.contract} and the files that it refers to`),
  reportFailure,
);

import { relative } from "node:path";
import { makeBundle } from "../../scripts/bundle.ts";
import { lintFiles } from "../../scripts/lib/contract-files.ts";
import { reportFailure } from "../../scripts/lib/failure.ts";
import { paths, repository } from "../../scripts/lib/paths.ts";
import { report } from "./src/lint.ts";

/** Lints this repository's contract: its files by redocly.yaml, and the document made of them by the ruleset. */
async function lintContract(): Promise<void> {
  await lintFiles(`${repository}/${paths.contract}`);
  console.log(`redocly: no error and no warning in ${paths.contract} and the files that it refers to`);
  const bundle = (await makeBundle(repository)).get(paths.bundleYaml) as string;
  process.exitCode = await report(bundle, relative(process.cwd(), `${repository}/${paths.bundleYaml}`));
}

await lintContract().catch(reportFailure);

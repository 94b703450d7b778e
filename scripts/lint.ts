import { parseArgs } from "node:util";
import { Failure } from "./lib/failure.ts";
import { lintFiles } from "./lint/lint.ts";
const { positionals } = parseArgs({ allowPositionals: true });
try {
  const report = await lintFiles(positionals[0] ?? "openapi/openapi.yaml");
  console.log(report);
} catch (error) {
  if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = 2;
  } else throw error;
}

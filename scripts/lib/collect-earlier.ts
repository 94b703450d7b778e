import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { paths } from "./paths.ts";

/** A contract of more files than this, about one for each code, needs hundreds of megabytes. */
const manyFiles = 2000;

/**
 * Makes V8 collect earlier for a large contract. By default, the heap grows to a multiple of what is in use. With 5,000 codes,
 * this saves a quarter of the memory and costs a tenth of the time, which a small contract doesn't have to pay.
 */
export function collectEarlier(root: string): void {
  const folder = join(root, dirname(paths.contract));
  // A folder that can't be read is for the first step to report.
  if (filesIn(folder) > manyFiles) setFlagsFromString("--heap-growing-percent=30");
}

function filesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true }).length;
  } catch {
    return 0;
  }
}

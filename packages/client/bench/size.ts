import { bundle, gzipped, programs } from "../test/bundle.ts";

/** Bytes of each program after minification and gzip. */
export async function measureSizes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [name, program] of Object.entries(programs)) sizes[name] = gzipped(await bundle(program));
  return sizes;
}

if (import.meta.main) console.table(await measureSizes());

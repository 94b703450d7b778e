// @ts-check
// Entry of `pnpm lint`. Loading what strips types from TypeScript takes a tenth of a second of CPU, so this file is JavaScript:
// with the compile cache on, Node has the other modules without their types.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/node"));
const { loadLint } = await import("./run.ts");
const { main } = await loadLint();
await main(process.argv.slice(2));

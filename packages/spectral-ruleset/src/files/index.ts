export { assemble, isData, isInFiles, type Assembled } from "./assemble.ts";
export { asWritten } from "./as-written.ts";
export { resolveRef, type Files, type Place } from "./files.ts";

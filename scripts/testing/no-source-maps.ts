// Vitest turns these on. Node.js strips types in place, so no position needs a map; with maps, it searches each function that a
// validator compiles for the address of one.
process.setSourceMapsEnabled(false);

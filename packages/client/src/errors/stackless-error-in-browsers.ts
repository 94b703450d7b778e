// Bundles for browsers have this module in place of `stackless-error.ts`, by the `browser` field that `build.ts` writes. A
// page fails too seldom for the cost of a stack to count there.

export const StacklessError = Error;

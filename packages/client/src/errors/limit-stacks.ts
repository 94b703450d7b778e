/** An extension of V8, and partly of JavaScriptCore. */
interface Engine {
  stackTraceLimit?: number | undefined;
}

/** Sets how many lines the stacks of new errors have, and returns the limit before. */
export function limitStacks(limit?: number): number | undefined {
  const before = (Error as Engine).stackTraceLimit; // Not every engine has it.
  try {
    (Error as Engine).stackTraceLimit = limit; // Faster than `Reflect.set`.
  } catch {
    // `Error` can be frozen, for example by `node --frozen-intrinsics`.
  }
  return before;
}

/** Extensions of V8, and partly of JavaScriptCore. */
interface Engine {
  readonly stackTraceLimit?: number | undefined;
}

/** An error without a stack, since most errors are returned, not thrown, and a stack costs a fifth of the call. */
export class StacklessError extends Error {
  constructor(message: string) {
    // A limit of 0 would still cost an empty stack. Not every engine has the limit.
    const limit = (Error as Engine).stackTraceLimit;
    // `Error` can be frozen, for example by `node --frozen-intrinsics`. Then `Reflect.set` does nothing.
    Reflect.set(Error, "stackTraceLimit", undefined);
    super(message);
    Reflect.set(Error, "stackTraceLimit", limit);
    if (limit) this.stack = `${this.name}: ${message}`;
  }
}

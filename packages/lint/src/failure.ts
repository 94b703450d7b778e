/** A failure that the user can act on. Its message says what is wrong, where, and what to type. It's shown without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** What was thrown says: its message, or the value itself, since a program may throw anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Prints what went wrong. Anything but a `Failure` is a defect of this package and keeps its trace. */
export function printFailure(error: unknown): void {
  console.error(error instanceof Failure ? error.message : error);
}

/** Prints what went wrong and makes the process exit with 1. */
export function reportFailure(error: unknown): void {
  printFailure(error);
  process.exitCode = 1;
}

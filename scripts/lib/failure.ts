import { inspect } from "node:util";

/**
 * A failure that the user can act on. The message says where, what was expected, and what to do. It's printed without
 * a stack trace. Any other exception is a defect of the build and keeps its stack trace.
 */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** What was thrown says: its message, or the value itself, since a program may throw anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Prints what went wrong. */
export function printFailure(error: unknown): void {
  console.error(textOf(error));
}

/** The message of a failure, or a defect with its stack trace. */
export function textOf(error: unknown): string {
  // By its name, because the linter is loaded as a bundle with its own copy of the class.
  return error instanceof Error && error.name === "Failure" ? error.message : inspect(error);
}

/** Prints what went wrong and makes the process exit with 1. */
export function reportFailure(error: unknown): void {
  printFailure(error);
  process.exitCode = 1;
}

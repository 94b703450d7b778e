/** A failure that the user can act on. It's recognized by its name, and printed without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** What was thrown says: its message, or the value itself, since a program may throw anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

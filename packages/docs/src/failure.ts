/** A failure that the reader of the terminal can act on. It is known by its name, and printed without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}

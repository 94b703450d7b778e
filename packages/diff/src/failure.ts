/** Something that the reader of the terminal can act on: where, what was expected, what to do. Printed without a stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}

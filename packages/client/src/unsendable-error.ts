/**
 * Something that the caller passed can't be sent. Its message quotes none of it, so that everyone may see the message.
 */
export class UnsendableError extends TypeError {}

/**
 * Says what an argument has to be.
 *
 * @throws UnsendableError unless `holds`.
 */
export function must(holds: unknown, be: string): asserts holds {
  if (!holds) throw new UnsendableError(be);
}

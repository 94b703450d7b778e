/** An argument of the caller can't be sent. The message doesn't quote it, so that it's safe to show. */
export class UnsendableError extends TypeError {}

/**
 * Says what an argument must be.
 *
 * @throws UnsendableError unless `holds`.
 */
export function must(holds: unknown, be: string): asserts holds {
  if (!holds) throw new UnsendableError(be);
}

/** Something that a call was given cannot be sent. Its message quotes none of it, so that everyone may see it. */
export class UnsendableError extends TypeError {}

/** One finding: what is wrong and what to type, at a path of the document. */
export interface Problem {
  readonly message: string;
  readonly path: (string | number)[];
}

/** A finding at a path. */
export function problem(message: string, ...path: readonly (string | number)[]): Problem {
  return { message, path: [...path] };
}

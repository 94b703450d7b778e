/** A file as Redocly holds it. */
export interface Source {
  readonly absoluteRef: string;
  readonly body: string;
}

/** The files of a document by their paths. */
export type Sources = Map<string, Source>;

/** A plausible edit that makes this project's contract wrong, and the finding that it must lead to. */
export interface Mistake {
  /** What the author did, as a phrase. */
  readonly name: string;
  /** Paths of the bundled document, names separated by `/`, and their new values. `undefined` removes a member. */
  readonly set: Readonly<Record<string, unknown>>;
  /** The rule that finds it, and where. Undefined where no rule can see it. */
  readonly finds: { readonly rule: string; readonly at: string } | undefined;
  /** Words that the message must have: what to type, or what is wrong. */
  readonly says?: RegExp;
  /** Why no rule can see it. */
  readonly unseen?: string;
}

/** A copy of a document with an edit made. */
export function edited(text: string, { set }: Pick<Mistake, "set">): Record<string, unknown> {
  const document = JSON.parse(text) as Record<string, unknown>;
  for (const [path, value] of Object.entries(set)) {
    const names = partsOf(path);
    const last = names.pop() ?? "";
    const holder = names.reduce<Record<string, unknown>>((at, name) => {
      if (!(name in at)) throw new TypeError(`The document has no ${path}: "${name}" is missing.`);
      return at[name] as Record<string, unknown>;
    }, document);
    if (value !== undefined) holder[last] = value;
    else if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete holder[last];
  }
  return document;
}

/** The parts of a path; a slash inside a name is written `~1`, as in a JSON Pointer. */
export function partsOf(path: string): string[] {
  return path.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

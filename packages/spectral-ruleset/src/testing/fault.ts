/** A way to break a document: members by their path (names, separated by dots), and the path of the finding. */
export interface Fault {
  readonly set: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** A document with a fault. `undefined` removes a member. */
export function broken(text: string, { set }: Pick<Fault, "set">): object {
  const document = JSON.parse(text) as Record<string, unknown>;
  for (const [path, value] of Object.entries(set)) {
    const names = path.split(".");
    const last = names.pop() ?? "";
    let at = document;
    for (const name of names) at = at[name] as Record<string, unknown>;
    if (value !== undefined) at[last] = value;
    else if (Array.isArray(at)) at.splice(Number(last), 1);
    else delete at[last];
  }
  return document;
}

/** One edit of a document, by JSON pointer: `["set", "/a/b", value]`, `["add", "/list", item]`, `["remove", "/a/b"]`, `["move", from, to]`. */
export type Edit =
  | readonly ["set", pointer: string, value: unknown]
  | readonly ["add", pointer: string, value: unknown]
  | readonly ["remove", pointer: string]
  | readonly ["move", from: string, to: string];

type Holder = Record<string, unknown>;

/** A copy of a document with edits. An edit without effect is a mistake in the case. */
export function patched<T>(document: T, edits: readonly Edit[]): T {
  const copy = structuredClone(document);
  for (const edit of edits) apply(copy as Holder, edit);
  return copy;
}

function apply(document: Holder, edit: Edit): void {
  const [operation, pointer] = edit;
  const { holder, name } = find(document, pointer);
  if (operation === "set") holder[name] = edit[2];
  else if (operation === "add") (holder[name] as unknown[]).push(edit[2]);
  else {
    if (!Object.hasOwn(holder, name)) throw new Error(`${pointer} is not there.`);
    const value = holder[name];
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else Reflect.deleteProperty(holder, name);
    if (operation === "move") apply(document, ["set", edit[2], value]);
  }
}

function find(document: Holder, pointer: string): { holder: Holder; name: string } {
  const names = pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const name = names.pop() ?? "";
  let holder: unknown = document;
  for (const step of names) {
    holder = (holder as Holder)[step];
    if (typeof holder !== "object" || holder === null) throw new Error(`${pointer}: ${step} is not there.`);
  }
  return { holder: holder as Holder, name };
}

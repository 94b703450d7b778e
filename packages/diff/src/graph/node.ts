/** The names that lead to a value inside its file, from the last one back to the root. */
export interface Path {
  readonly parent: Path | undefined;
  readonly name: string;
}

/** A value of a document, and where its author wrote it. */
export interface Node {
  readonly value: unknown;
  readonly file: string;
  readonly path: Path | undefined;
}

export type Members = Readonly<Record<string, unknown>>;

/** The members of an object. Anything else has none. */
export function members(value: unknown): Members {
  return isObject(value) && !Array.isArray(value) ? value : {};
}

/** The items of an array. Anything else has none. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a value has members. An array does, by its indices. */
export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

/** Returns the member of a node with this name; undefined if there is no such member. */
export function child(node: Node, name: string): Node | undefined {
  const { value, file, path } = node;
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return { value: value[name], file, path: { parent: path, name } };
}

/** Every member of an object, or item of an array, with its name. */
export function children(node: Node): [string, Node][] {
  const { value, file, path } = node;
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, one]) => [
    name,
    { value: one, file, path: { parent: path, name } },
  ]);
}

/** The names of a path, from the root. */
export function namesOf(path: Path | undefined): string[] {
  const names: string[] = [];
  for (let at = path; at !== undefined; at = at.parent) names.push(at.name);
  return names.reverse();
}

/** A path as a JSON pointer in a fragment: `#/components/schemas/Pet`. */
export function pointerOf(path: Path | undefined): string {
  return `#${namesOf(path)
    .map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("")}`;
}

/** The last name of a path. */
export function lastName({ path, file }: Node): string {
  return path?.name ?? file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
}

import { members, type Path } from "@messaging-api/error-model";

const prose = new Set(["title", "description", "cause", "fix", "summary"]);
// They contain data or names that an author chose, whatever the members are called.
const data = new Set(["example", "examples", "default", "enum", "const", "mapping"]);

/** Every text for people in a part of a document, with its path. */
export function* textsIn(value: unknown, path: Path): Generator<readonly [string, Path]> {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  const isMap = path.at(-1) === "properties";
  for (const [name, member] of Object.entries(members(value))) {
    if (typeof member === "string" && prose.has(name) && !isMap) yield [member, [...path, name]];
    else if (isMap || !data.has(name)) yield* textsIn(member, [...path, name]);
  }
}

import { members } from "../graph/node.ts";
import { distance } from "../policy/nearest.ts";
import { typeText } from "./facets.ts";
import type { Shape, Shapes } from "./shape.ts";

interface Side {
  readonly shapes: Shapes;
  readonly shape: Shape;
}

/** Members that were probably renamed: they have the same type, and a similar name or the same description. */
export function renamesOf(old: Side, now: Side): Map<string, string> {
  const gone = [...old.shape.properties.keys()].filter(
    (name) => !now.shape.properties.has(name) && isThere(old, name),
  );
  const fresh = [...now.shape.properties.keys()].filter(
    (name) => !old.shape.properties.has(name) && isThere(now, name),
  );
  const renames = new Map<string, string>();
  for (const name of gone) {
    const alike = fresh.filter((other) => isAlike(old, name, now, other));
    const [only] = alike;
    const isMutual =
      only !== undefined && gone.filter((other) => isAlike(old, other, now, only)).length === 1;
    if (alike.length === 1 && only !== undefined && isMutual) renames.set(name, only);
  }
  return renames;
}

function isThere({ shapes, shape }: Side, name: string): boolean {
  return !shapes.of(shape.properties.get(name) ?? []).never;
}

function isAlike(old: Side, name: string, now: Side, other: string): boolean {
  const [one, two] = [old.shape.properties.get(name) ?? [], now.shape.properties.get(other) ?? []];
  if (typeText(old.shapes.of(one)) !== typeText(now.shapes.of(two))) return false;
  if (old.shape.required.has(name) !== now.shape.required.has(other)) return false;
  const [left, right] = [plainName(name), plainName(other)];
  if (left === right || left.includes(right) || right.includes(left)) return true;
  if (distance(left, right) <= Math.max(1, Math.min(left.length, right.length) / 4)) return true;
  const [text, otherText] = [one[0], two[0]].map((node) => members(node?.value)["description"]);
  return typeof text === "string" && text.length > 20 && text === otherText;
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

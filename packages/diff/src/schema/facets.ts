import { lowerBounds, upperBounds } from "./keywords.ts";
import { textOf } from "./canonical.ts";
import type { Difference, SchemaChange } from "./pair.ts";
import type { Shape } from "./shape.ts";

type Facet = Pick<Difference, "before" | "after"> & { readonly change: SchemaChange };

/** Differences in the values that two schemas allow, without nested schemas. */
export function facetsOf(old: Shape, now: Shape): Facet[] {
  const values = valuesOf(old, now);
  // Limits for values of another type don't affect the old ones.
  const limits = values.some(({ change }) => change === "retyped") ? [] : limitsOf(old, now);
  return [...nullabilityOf(old, now), ...values, ...limits, ...restOf(old, now)];
}

function nullabilityOf(old: Shape, now: Shape): Facet[] {
  if (old.nullable === now.nullable) return [];
  // A schema that loses its types allows null along with everything else.
  if ((old.types === undefined) !== (now.types === undefined)) return [];
  return [{ change: now.nullable ? "nullable" : "not-nullable" }];
}

function valuesOf(old: Shape, now: Shape): Facet[] {
  const [before, after] = [typeText(old), typeText(now)];
  if (old.values !== undefined && now.values !== undefined) return listsOf(old.values, now.values);
  const added = missing(now.types, old.types);
  const lost = missing(old.types, now.types);
  if (added && lost) return [{ change: "retyped", before, after }];
  if (added) return [{ change: "widened", before, after }];
  if (lost) return [{ change: "narrowed", before, after }];
  if (old.values === undefined && now.values !== undefined) return [{ change: "narrowed", before, after }];
  if (old.values !== undefined && now.values === undefined) return [{ change: "widened", before, after }];
  return [];
}

/** Compares two lists of values. */
function listsOf(old: readonly string[], now: readonly string[]): Facet[] {
  const added = now.filter((value) => !old.includes(value));
  const removed = old.filter((value) => !now.includes(value));
  if (added.length > 0 && removed.length === old.length)
    return [{ change: "retyped", before: listText(old), after: listText(now) }];
  return [
    ...(added.length > 0 ? [{ change: "values-added" as const, after: listText(added) }] : []),
    ...(removed.length > 0 ? [{ change: "values-removed" as const, before: listText(removed) }] : []),
  ];
}

/** Whether the first allows a type that the second doesn't. */
function missing(one: Shape["types"], other: Shape["types"]): boolean {
  if (other === undefined) return false;
  if (one === undefined) return true;
  return [...one].some((type) => !other.has(type) && !(type === "integer" && other.has("number")));
}

function limitsOf(old: Shape, now: Shape): Facet[] {
  const facets: Facet[] = [];
  for (const keyword of new Set([...old.limits.keys(), ...now.limits.keys()])) {
    const [was, is] = [old.limits.get(keyword), now.limits.get(keyword)];
    if (textOf(was) === textOf(is) || (saysNothing(keyword, old) && saysNothing(keyword, now))) continue;
    facets.push({
      change: directionOf(keyword, was, is),
      before: was === undefined ? `no ${keyword}` : `${keyword} ${plain(was)}`,
      after: is === undefined ? `no ${keyword}` : `${keyword} ${plain(is)}`,
    });
  }
  return facets;
}

/** Whether a shape has no such bound, or lists its values, and each of them is within the bound. */
function saysNothing(keyword: string, { limits, values }: Shape): boolean {
  const bound = limits.get(keyword);
  if (bound === undefined) return true;
  const isWithin = (value: unknown) =>
    typeof value === "number" &&
    ((keyword === "minimum" && value >= Number(bound)) || (keyword === "maximum" && value <= Number(bound)));
  return values?.every((value) => isWithin(JSON.parse(value))) ?? false;
}

function directionOf(keyword: string, was: unknown, is: unknown): SchemaChange {
  if (was === undefined) return "tightened";
  if (is === undefined) return "loosened";
  if (lowerBounds.includes(keyword)) return Number(is) > Number(was) ? "tightened" : "loosened";
  if (upperBounds.includes(keyword)) return Number(is) < Number(was) ? "tightened" : "loosened";
  return "rule-changed";
}

function restOf(old: Shape, now: Shape): Facet[] {
  const facets: Facet[] = [];
  for (const keyword of new Set([...old.rest.keys(), ...now.rest.keys()]))
    if (old.rest.get(keyword) !== now.rest.get(keyword))
      facets.push({
        change: "rule-changed",
        before: ruleText(keyword, old.rest),
        after: ruleText(keyword, now.rest),
      });
  return facets;
}

function ruleText(keyword: string, rest: Shape["rest"]): string {
  const text = rest.get(keyword);
  if (text === undefined) return `no ${keyword}`;
  return `${keyword} ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`;
}

/** `string`, `string or null`, `one of "a", "b"`. */
export function typeText({ never, types, values, nullable }: Shape): string {
  if (never) return "nothing";
  if (values !== undefined) return listText(values);
  const names = types === undefined ? ["any value"] : [...types, ...(nullable ? ["null"] : [])];
  return names.join(" or ");
}

function listText(values: readonly string[]): string {
  const shown = values.slice(0, 6).join(", ");
  return values.length > 6 ? `${shown} and ${values.length - 6} more` : shown;
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : textOf(value);
}

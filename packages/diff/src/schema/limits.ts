import { members } from "../graph/node.ts";
import { textOf } from "./canonical.ts";
import type { Conjunction } from "./conjunction.ts";
import { exactKeywords, idleBounds, lowerBounds, upperBounds } from "./keywords.ts";

/** The bounds, patterns and formats of schemas that all apply, by keyword. The tighter bound wins. */
export function limitsOf(
  parts: Conjunction,
  types: ReadonlySet<string> | undefined,
): ReadonlyMap<string, unknown> {
  const limits = new Map<string, unknown>();
  for (const { value } of parts) {
    const schema = members(value);
    for (const keyword of [...lowerBounds, ...upperBounds, ...exactKeywords]) {
      const own = boundOf(schema, keyword);
      if (own === undefined || own === idleBounds[keyword] || own === false) continue;
      const before = limits.get(keyword);
      limits.set(keyword, before === undefined ? own : both(keyword, before, own));
    }
  }
  return types?.size === 1 && types.has("integer") ? ofIntegers(limits) : limits;
}

/** Among integers, "more than 0" is "at least 1", and every value is a multiple of 1. */
function ofIntegers(limits: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const found = new Map(limits);
  for (const [exclusive, keyword, step] of [
    ["exclusiveMinimum", "minimum", 1],
    ["exclusiveMaximum", "maximum", -1],
  ] as const) {
    const bound = found.get(exclusive);
    if (typeof bound !== "number" || !Number.isInteger(bound)) continue;
    found.delete(exclusive);
    const other = found.get(keyword);
    found.set(keyword, other === undefined ? bound + step : both(keyword, other, bound + step));
  }
  if (found.get("multipleOf") === 1) found.delete("multipleOf");
  return found;
}

/** In OpenAPI 3.0, an exclusive bound is a boolean beside the bound. */
function boundOf(schema: Readonly<Record<string, unknown>>, keyword: string): unknown {
  if (keyword === "minimum" && schema["exclusiveMinimum"] === true) return undefined;
  if (keyword === "maximum" && schema["exclusiveMaximum"] === true) return undefined;
  if (keyword === "exclusiveMinimum" && schema[keyword] === true) return schema["minimum"];
  if (keyword === "exclusiveMaximum" && schema[keyword] === true) return schema["maximum"];
  return schema[keyword];
}

function both(keyword: string, one: unknown, other: unknown): unknown {
  if (textOf(one) === textOf(other)) return one;
  if (lowerBounds.includes(keyword)) return Math.max(Number(one), Number(other));
  if (upperBounds.includes(keyword)) return Math.min(Number(one), Number(other));
  return [one, other].flat().sort();
}

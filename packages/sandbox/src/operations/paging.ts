import { answer, type Answer } from "../answer.ts";
import type { Call } from "../call.ts";

/** One page of a list, with what the client needs to request the next page. */
export function page<T>(
  { query }: Call,
  name: string,
  items: readonly T[],
  show: (item: T) => object,
  beside: object = {},
): Answer {
  const limit = Number(query["limit"] ?? 50);
  const offset = Number(query["offset"] ?? 0);
  return answer(200, {
    ...beside,
    [name]: items.slice(offset, offset + limit).map(show),
    pagination: { limit, offset, total: items.length },
  });
}

/** Whether any of the texts contains the search term, ignoring case. */
export function found({ query }: Call, ...texts: readonly (string | null | undefined)[]): boolean {
  const wanted = String(query["q"] ?? "").toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted)) || wanted === "";
}

/** Sorts entries by `sort`. By default, the latest come first. */
export function sorted<T>(
  { query }: Call,
  items: T[],
  time: (item: T) => number,
  name: (item: T) => string = () => "",
): T[] {
  const compare: Record<string, (one: T, other: T) => number> = {
    recent: (one, other) => time(other) - time(one),
    oldest: (one, other) => time(one) - time(other),
    name_asc: (one, other) => compareText(name(one), name(other)),
    name_desc: (one, other) => compareText(name(other), name(one)),
  };
  return items.sort(compare[String(query["sort"] ?? "recent")]);
}

/** By code units, so that the order is the same on every machine. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

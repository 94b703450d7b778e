import { textOf } from "../schema/canonical.ts";

/** Returns text with its line breaks collapsed, and any other data as JSON. */
export function wordsOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : textOf(value);
}

import { relative, sep } from "node:path";
import { getLineColLocation, isAbsoluteUrl, type Source } from "./redocly-core.ts";
import type { Place } from "../findings/finding.ts";

/** A path as you would type it in the working directory, with slashes on every platform. */
export function nameOf(path: string): string {
  if (isAbsoluteUrl(path)) return path;
  const name = relative(process.cwd(), path);
  return (name.startsWith("..") ? path : name).replaceAll(sep, "/");
}

/** The place of the key at a pointer, or of the value if there is no key. */
export function placeOf(source: Source, pointer: string): Place {
  const { start, end } = getLineColLocation({ source, pointer, reportOnKey: pointer !== "#/" });
  return {
    line: start.line,
    column: start.col,
    endLine: end?.line ?? start.line,
    endColumn: end?.col ?? start.col,
  };
}

/** The beginning of a file. */
export const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A place whose end isn't known. */
export function placeAt(line: number, column: number): Place {
  return { line, column, endLine: line, endColumn: column };
}

/** The JSON pointer of a path, such as `#/paths/~1me/get`. */
export function pointerOf(path: readonly (string | number)[]): string {
  return `#/${path.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

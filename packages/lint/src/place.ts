import { relative, sep } from "node:path";
import { getLineColLocation, isAbsoluteUrl, type Source } from "@redocly/openapi-core";

/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A path as one would type it where the command runs, with slashes on every platform. */
export function nameOf(path: string): string {
  if (isAbsoluteUrl(path)) return path;
  const name = relative(process.cwd(), path);
  return (name.startsWith("..") ? path : name).replaceAll(sep, "/");
}

/** Where the key at a pointer stands; the value, where there is no key. */
export function placeOf(source: Source, pointer: string): Place {
  const { start, end } = getLineColLocation({ source, pointer, reportOnKey: pointer !== "#/" });
  return {
    line: start.line,
    column: start.col,
    endLine: end?.line ?? start.line,
    endColumn: end?.col ?? start.col,
  };
}

/** A JSON pointer of a path, as the engine writes it. */
export function pointerOf(path: readonly (string | number)[]): string {
  return `#/${path.map((name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

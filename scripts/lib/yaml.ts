import { key, lineBreak, scalar } from "./yaml-scalars.ts";

/**
 * A document as YAML, exactly as Redocly's engine writes it. The engine's writer makes a tree of nodes, and tests every
 * scalar against each style that YAML has. Nearly all scalars of a contract are short words or long lines, so this
 * writer decides those itself. It asks the engine about the others, once for each text. Names of members must be on
 * one line.
 */
export function toYaml(document: object): string {
  // Parts in a list: to look at the start of a long text that was just put together copies all of it.
  const parts: string[] = [];
  write(document, 0, true, parts);
  return `${parts.join("").trimStart()}\n`;
}

/** @param inline Whether a collection begins on the line of the dash in front of it. */
function write(value: unknown, level: number, inline: boolean, parts: string[]): void {
  if (typeof value !== "object" || value === null) {
    parts.push(" ", scalar(value, level));
  } else if (Array.isArray(value)) {
    writeItems(value, level, inline, parts);
  } else {
    writeMembers(value, level, inline, parts);
  }
}

function writeMembers(value: object, level: number, inline: boolean, parts: string[]): void {
  let line = inline ? " " : lineBreak(level);
  let any = false;
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined) continue;
    parts.push(line, key(name), ":");
    write(member, level + 1, false, parts);
    line = lineBreak(level);
    any = true;
  }
  if (!any) parts.push(" {}");
}

function writeItems(items: readonly unknown[], level: number, inline: boolean, parts: string[]): void {
  let line = inline ? " -" : `${lineBreak(level)}-`;
  if (items.length === 0) parts.push(" []");
  for (const item of items) {
    parts.push(line);
    write(item ?? null, level + 1, true, parts);
    line = `${lineBreak(level)}-`;
  }
}

import { stringifyYaml } from "@redocly/openapi-core";

const lineWidth = 110;
const step = 2;

/** Options of the library for the same text as `toYaml`. */
export const yamlOptions = { lineWidth, noRefs: true } as const;

const breaks: string[] = [];

export function lineBreak(level: number): string {
  return (breaks[level] ??= `\n${" ".repeat(step * level)}`);
}

// Neither an indicator at its start, nor `: ` or ` #` in it: YAML reads such text as it is.
const plain =
  /^[A-Za-z/(](?:[!-9;-~]|:(?=[!-"$-~]))*(?: +(?:[!"$-9;-~]|:(?=[!-"$-~]))(?:[!-9;-~]|:(?=[!-"$-~]))*)*$/;
/** What YAML 1.1 or 1.2 reads as something other than text. */
const word = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const reference = /^#[\w/~.{}@-]*$/;
const sentence = /^[!-~][ -~\u2013\u2014\u2018-\u201D\u2026]*$/;

/** The name of a member. */
export function key(name: string): string {
  return keys.get(name) ?? newKey(name);
}

const keys = new Map<string, string>();

function newKey(name: string): string {
  const written = isPlainKey(name)
    ? name
    : stringifyYaml({ [name]: 0 }, yamlOptions).slice(0, -": 0\n".length);
  keys.set(name, written);
  return written;
}

const isPlainKey = (name: string) => name.length < 100 && plain.test(name) && !word.test(name);

/** A scalar in a member or item at this level of indentation. */
export function scalar(value: unknown, level: number): string {
  if (typeof value === "string") return text(value, level);
  const known = typeof value === "boolean" || value === null || Number.isSafeInteger(value);
  return known ? String(value) : asked(value, level);
}

function text(value: string, level: number): string {
  const width = widthAt(level);
  if (value.length > width && sentence.test(value) && / [^ ]/.test(value))
    return `>-${folded(value, width, lineBreak(level))}`;
  if (value.length <= width && plain.test(value) && !word.test(value)) return value;
  return reference.test(value) ? `'${value}'` : asked(value, level);
}

function widthAt(level: number): number {
  return Math.max(40, lineWidth - step * level);
}

/** One line as lines of this width. Breaks are before the word that goes over it. */
function folded(text: string, width: number, line: string): string {
  let lines = "";
  let start = 0;
  let before = 0;
  for (const { index } of text.matchAll(/ [^ ]/g)) {
    if (index - start > width) {
      const end = before > start ? before : index;
      lines += line + text.slice(start, end);
      start = end + 1;
    }
    before = index;
  }
  if (text.length - start > width && before > start) {
    lines += line + text.slice(start, before);
    start = before + 1;
  }
  return lines + line + text.slice(start);
}

/** What the engine writes for a scalar as the value of a member, with the indentation of this level. */
function asked(value: unknown, level: number): string {
  const text = String(value);
  const fits = text.length <= 40 && !text.includes("\n");
  return once(`${fits ? "" : level} ${typeof value} ${text}`, () => {
    const width = { ...yamlOptions, lineWidth: widthAt(level) + step };
    // The second member ends the first one, which may end in empty lines.
    const written = stringifyYaml({ a: value, b: 0 }, width).slice("a: ".length, -"\nb: 0\n".length);
    return written.replaceAll(lineBreak(1), lineBreak(level));
  });
}

const known = new Map<string, string>();

function once(name: string, write: () => string): string {
  const written = known.get(name) ?? write();
  known.set(name, written);
  return written;
}

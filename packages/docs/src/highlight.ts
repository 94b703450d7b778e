import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { Html } from "./html.ts";

export type Language = keyof typeof languages;

/** `js` is part of a program, and no test compiles it. `ts` is a whole program. */
const languages = {
  ts: typescript,
  js: typescript,
  html: xml,
  json,
  bash,
  yaml,
  python,
  go,
  php,
  ruby,
  java,
  csharp,
};
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** The CSS class of each kind of token. The style sheet sets its color, light and dark. */
const classes: Readonly<Record<string, string>> = {
  comment: "c",
  string: "s",
  regexp: "s",
  keyword: "k",
  built_in: "k",
  number: "n",
  literal: "n",
  attr: "p",
};

/** What has been colored. Many pages show the same example, and highlighting takes most of the build time. */
const done = new Map<string, { readonly code: string; readonly language: Language; readonly html: Html }>();

/** All code that has been colored so far, for the test that compares it with the library's own result. */
export const highlighted = (): Iterable<{ readonly code: string; readonly language: Language }> =>
  done.values();

/** Source code as HTML, colored by classes, because the pages' policy forbids `style` attributes. */
export function highlight(code: string, language: Language): Html {
  const key = `${language} ${code}`;
  const known = done.get(key) ?? { code, language, html: colored(code, language) };
  done.set(key, known);
  return known.html;
}

/** The library's tags for lines, or for parts of several lines that belong together. */
const lines = new Map<string, { readonly value: string; readonly ends: boolean }>();

/**
 * The library's tags for source code, made line by line, because the programs of different errors share most of their lines. A
 * line that ends inside a string, a comment, or a list is tagged together with the next ones.
 */
export function tagged(code: string, language: Language): string {
  // The library reads several lines at once to find a text in YAML.
  if (language === "yaml") return taggedPart(code, language).value;
  let done = "";
  let part = "";
  for (const line of code.split(/(?<=\n)/)) {
    part += line;
    const { value, ends } = taggedPart(part, language);
    if (!ends) continue;
    done += value;
    part = "";
  }
  return part === "" ? done : done + taggedPart(part, language).value;
}

function taggedPart(part: string, language: Language): { readonly value: string; readonly ends: boolean } {
  const key = `${language} ${part}`;
  const known = lines.get(key);
  if (known !== undefined) return known;
  const { value, _top } = hljs.highlight(part, { language });
  const made = { value, ends: _top === hljs.getLanguage(language) };
  lines.set(key, made);
  return made;
}

function colored(code: string, language: Language): Html {
  const value = tagged(code, language);
  const open: (string | undefined)[] = [];
  const text = value.replaceAll(
    /<span class="hljs-(\w+)[^"]*">|<\/span>/g,
    (tag, kind: string | undefined) => {
      if (tag === "</span>") return open.pop() === undefined ? "" : "</i>";
      // Nested parts have the outer color: a word inside a string is part of the string.
      const name = open.some((one) => one !== undefined) ? undefined : classes[kind ?? ""];
      open.push(name);
      return name === undefined ? "" : `<i class="${name}">`;
    },
  );
  // Outside of attributes, quotes are only longer when escaped.
  return new Html(text.replaceAll("&#x27;", "'").replaceAll("&quot;", '"'));
}

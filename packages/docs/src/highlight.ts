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

// Many pages show the same example, and highlighting takes most of the build time.
const done = new Map<string, Html>();

/** Source code as HTML, colored by classes, because the pages' policy forbids `style` attributes. */
export function highlight(code: string, language: Language): Html {
  const key = `${language} ${code}`;
  const known = done.get(key) ?? colored(code, language);
  done.set(key, known);
  return known;
}

function colored(code: string, language: Language): Html {
  const { value } = hljs.highlight(code, { language });
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

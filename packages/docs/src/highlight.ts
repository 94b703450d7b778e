import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { Html } from "./html.ts";

export type Language = "ts" | "json" | "bash" | "yaml";

const languages: Readonly<Record<Language, typeof bash>> = { ts: typescript, json, bash, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** The class of each kind of token that has a colour; the style sheet gives it one, in light and in dark. */
const classes: Readonly<Record<string, string>> = {
  comment: "c",
  string: "s",
  regexp: "s",
  keyword: "k",
  built_in: "k",
  number: "n",
  literal: "n",
  attr: "p",
  title: "f",
};

/** Source code as HTML, coloured by classes: an element with a style of its own is refused by the pages' policy. */
export function highlight(code: string, language: Language): Html {
  const { value } = hljs.highlight(code, { language });
  const open: (string | undefined)[] = [];
  const coloured = value.replaceAll(
    /<span class="hljs-(\w+)[^"]*">|<\/span>/g,
    (tag, kind: string | undefined) => {
      if (tag === "</span>") return open.pop() === undefined ? "" : "</i>";
      // One colour for what stands in another: a word in a string is string.
      const name = open.some((one) => one !== undefined) ? undefined : classes[kind ?? ""];
      open.push(name);
      return name === undefined ? "" : `<i class="${name}">`;
    },
  );
  return new Html(coloured.replaceAll("&#x27;", "'"));
}

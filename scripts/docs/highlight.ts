import { createHighlighterCoreSync, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bash from "shiki/langs/bash.mjs";
import json from "shiki/langs/json.mjs";
import typescript from "shiki/langs/typescript.mjs";
import yaml from "shiki/langs/yaml.mjs";
import { html, Html } from "./html.ts";

export type Language = "ts" | "json" | "bash" | "yaml";

// A theme whose colours are the names of classes: the style sheet gives each its colour, in light and in dark, so that
// no element needs a style of its own, which the pages' policy refuses.
const classes: Readonly<Record<string, readonly string[]>> = {
  c: ["comment"],
  s: ["string", "punctuation.definition.string"],
  k: ["keyword", "storage", "support.function.builtin"],
  n: ["constant"],
  p: [
    "support.type.property-name",
    "entity.name.tag.yaml",
    "meta.object-literal.key",
    "variable.other.readwrite.assignment",
  ],
  f: ["entity.name.function", "entity.name.command"],
};
const names = Object.keys(classes);
const settings = Object.values(classes).map((scope, index) => ({
  scope: [...scope],
  settings: { foreground: colour(index + 1) },
}));
const theme = { name: "classes", type: "light" as const, fg: colour(0), bg: "#ffffff", settings };

const highlighter = createHighlighterCoreSync({
  themes: [theme],
  langs: [typescript, json, bash, yaml],
  engine: createJavaScriptRegexEngine(),
});

/** Source code as HTML, coloured by classes. */
export function highlight(code: string, language: Language): Html {
  // No limit of time: by default a line that takes half a second loses its colours, so that a busy machine would make
  // other bytes.
  const { tokens } = highlighter.codeToTokens(code, {
    lang: language,
    theme: "classes",
    tokenizeTimeLimit: 0,
  });
  return new Html(tokens.map((line) => runsOf(line).map(spanOf).join("")).join("\n"));
}

interface Run {
  readonly name: string | undefined;
  readonly text: string;
}

/** Neighbours of one colour as one, and white space as part of what comes before it: fewer bytes, the same look. */
function runsOf(line: readonly ThemedToken[]): Run[] {
  const runs: Run[] = [];
  for (const { color, content } of line) {
    const name = names[Number.parseInt((color ?? "#0").slice(1), 16) - 1];
    const last = runs.at(-1);
    if (last && (last.name === name || content.trim() === ""))
      runs[runs.length - 1] = { name: last.name, text: last.text + content };
    else runs.push({ name, text: content });
  }
  return runs;
}

function spanOf({ name, text }: Run): string {
  return name === undefined ? html`${text}`.text : html`<i class="${name}">${text}</i>`.text;
}

function colour(index: number): string {
  return `#${index.toString(16).padStart(6, "0")}`;
}

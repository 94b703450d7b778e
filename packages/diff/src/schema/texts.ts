import { members, type Node } from "../graph/node.ts";
import { textOf } from "./canonical.ts";
import type { Difference, SchemaChange } from "./pair.ts";
import type { Shape } from "./shape.ts";

/** Differences that matter only to readers, not to validation: descriptions, examples, deprecation, and defaults. */
export function textsOf(old: Shape, now: Shape): Difference[] {
  const found: Difference[] = [];
  const say = (change: SchemaChange, names: readonly string[], isData = false) => {
    const [was, is] = [textIn(old, names), textIn(now, names)];
    if (was.text === is.text) return;
    const values = isData ? { before: was.text || "none", after: is.text || "none" } : {};
    found.push({ change, old: was.node ?? old.nodes[0], new: is.node ?? now.nodes[0], ...values });
  };
  say("text-changed", ["title", "description"]);
  say("example-changed", ["example", "examples"]);
  say("default-changed", ["default"], true);
  const [was, is] = [isDeprecated(old), isDeprecated(now)];
  if (was !== is)
    found.push({ change: is ? "deprecated" : "undeprecated", old: old.nodes[0], new: now.nodes[0] });
  return found;
}

/**
 * The first schema with the text decides: the author's own words take precedence over those of a reference's target.
 */
function textIn({ nodes }: Shape, names: readonly string[]): { text: string; node: Node | undefined } {
  const texts = names.map((name) => {
    const node = nodes.find(({ value }) => members(value)[name] !== undefined);
    return { node, text: node === undefined ? "" : wordsOf(members(node.value)[name]) };
  });
  return {
    text: texts
      .map(({ text }) => text)
      .join("\n")
      .trim(),
    node: texts.find(({ node }) => node)?.node,
  };
}

/** YAML folds lines in several ways, so white space doesn't count. */
function wordsOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : textOf(value);
}

function isDeprecated({ nodes }: Shape): boolean {
  return nodes.some(({ value }) => members(value)["deprecated"] === true);
}

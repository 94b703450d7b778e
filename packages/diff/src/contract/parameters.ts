import { child, members, type Node } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import type { Conjunction } from "../schema/conjunction.ts";
import { childrenOf, type Parameter } from "./contract.ts";
import type { OperationPair } from "./operation-pairs.ts";
import { wordsOf } from "./words.ts";

import { compareSchemas, type Sides } from "./sides.ts";

export function compareParameters(sides: Sides, { old, new: now }: OperationPair): void {
  const subject = { operation: now.name };
  for (const [key, parameter] of old.parameters) {
    const other = now.parameters.get(key);
    if (other !== undefined) compareParameter(sides, parameter, other, subject);
    else if (parameter.in !== "path")
      sides.changes.add({
        kind: "parameter-removed",
        subject,
        member: nameOf(parameter),
        old: parameter.node,
        new: child(now.node, "parameters") ?? now.node,
      });
  }
  for (const [key, parameter] of now.parameters) {
    if (old.parameters.has(key) || parameter.in === "path") continue;
    const kind = isRequired(parameter.node) ? "parameter-added-required" : "parameter-added";
    sides.changes.add({
      kind,
      subject,
      member: nameOf(parameter),
      old: child(old.node, "parameters") ?? old.node,
      new: parameter.node,
    });
  }
}

type Subject = { readonly operation: string };

function compareParameter(sides: Sides, old: Parameter, now: Parameter, subject: Subject): void {
  const at = { subject, member: nameOf(now), old: old.node, new: now.node };
  const say = sides.changes;
  if (old.in === "path" && old.name !== now.name)
    say.add({ kind: "parameter-renamed", ...at, before: old.name, after: now.name });
  const [was, is] = [isRequired(old.node), isRequired(now.node)];
  if (was !== is) say.add({ kind: is ? "parameter-required" : "parameter-optional", ...at });
  const [style, newStyle] = [styleOf(old), styleOf(now)];
  if (style !== newStyle) say.add({ kind: "parameter-style-changed", ...at, before: style, after: newStyle });
  const [gone, here] = [old, now].map(({ node }) => members(node.value)["deprecated"] === true);
  if (gone !== here) say.add({ kind: here ? "parameter-deprecated" : "parameter-undeprecated", ...at });
  if (textIn(old.node, "description") !== textIn(now.node, "description"))
    say.add({ kind: "request-text-changed", ...at });
  if (examplesIn(old.node) !== examplesIn(now.node)) say.add({ kind: "request-example-changed", ...at });
  const use = { scope: "request" as const, subject, prefix: nameOf(now) };
  compareSchemas(sides, schemaIn(old.node), schemaIn(now.node), use);
}

/** `query limit`. */
function nameOf({ in: where, name }: Parameter): string {
  return `${where} ${name}`;
}

export function isRequired({ value }: Node): boolean {
  return members(value)["required"] === true;
}

/** The serialization of a parameter. A default counts as if it were written out. */
function styleOf({ node, in: where }: Parameter): string {
  const { style, explode, allowReserved, content } = members(node.value);
  if (content !== undefined) return `as ${Object.keys(members(content)).join()}`;
  const own = typeof style === "string" ? style : where === "query" || where === "cookie" ? "form" : "simple";
  const parts = [own, (explode ?? own === "form") ? "exploded" : "joined"];
  return [...parts, ...(allowReserved === true ? ["reserved characters as they are"] : [])].join(", ");
}

export function textIn({ value }: Node, name: string): string {
  return wordsOf(members(value)[name] ?? "");
}

function examplesIn({ value }: Node): string {
  return textOf([members(value)["example"] ?? null, members(value)["examples"] ?? null]);
}

/** The schema of a parameter or a header, which may be inside its `content`. */
export function schemaIn(node: Node): Conjunction {
  const own =
    child(node, "schema") ??
    childrenOf(node, "content").flatMap(([, media]) => child(media, "schema") ?? [])[0];
  return own === undefined ? [] : [own];
}

import { child, members, type Node } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import type { Subject } from "./change.ts";
import { childrenOf } from "./contract.ts";
import { compareEncoding } from "./encoding.ts";
import type { OperationPair } from "./operation-pairs.ts";
import { isRequired, textIn } from "./parameters.ts";
import { compareSchemas, schemaOf, type Sides } from "./sides.ts";

export function compareRequestBody(sides: Sides, { old, new: now }: OperationPair): void {
  const subject = { operation: now.name, side: "request" };
  const [was, is] = [child(old.node, "requestBody"), child(now.node, "requestBody")];
  const [before, after] = [was && sides.old.graph.follow(was), is && sides.new.graph.follow(is)];
  const at = { subject, old: before ?? old.node, new: after ?? now.node };
  if (before === undefined || after === undefined) {
    if (after !== undefined)
      sides.changes.add({
        kind: isRequired(after) ? "request-body-added-required" : "request-body-added",
        ...at,
      });
    else if (before !== undefined) sides.changes.add({ kind: "request-body-removed", ...at });
    return;
  }
  const [must, mustNow] = [isRequired(before), isRequired(after)];
  if (must !== mustNow)
    sides.changes.add({ kind: mustNow ? "request-body-required" : "request-body-optional", ...at });
  if (textIn(before, "description") !== textIn(after, "description"))
    sides.changes.add({ kind: "request-text-changed", ...at, member: "/" });
  compareMedia(sides, before, after, { scope: "request", subject });
}

/** Media types of a body, and their schemas and examples. */
export function compareMedia(
  sides: Sides,
  old: Node,
  now: Node,
  { scope, subject }: { readonly scope: "request" | "response" | "error"; readonly subject: Subject },
): void {
  const [before, after] = [mediaOf(old), mediaOf(now)];
  const holder = { old: child(old, "content") ?? old, new: child(now, "content") ?? now };
  for (const [type, media] of before) {
    const other = after.get(type);
    if (other === undefined) {
      sides.changes.add({
        kind: `${scope}-media-type-removed`,
        subject,
        before: type,
        old: media,
        new: holder.new,
      });
      continue;
    }
    if (scope === "error") continue;
    if (examplesOf(media) !== examplesOf(other))
      sides.changes.add({ kind: `${scope}-example-changed`, subject, member: type, old: media, new: other });
    const use = { scope, subject };
    compareSchemas(sides, schemaOf(child(media, "schema")), schemaOf(child(other, "schema")), use);
    const [item, otherItem] = [child(media, "itemSchema"), child(other, "itemSchema")];
    compareSchemas(sides, schemaOf(item), schemaOf(otherItem), { ...use, prefix: "/*" });
    if (scope === "request") compareEncoding(sides, subject, media, other);
  }
  for (const [type, media] of after)
    if (!before.has(type))
      sides.changes.add({
        kind: `${scope}-media-type-added`,
        subject,
        after: type,
        old: holder.old,
        new: media,
      });
}

/** `application/json; charset=utf-8` and `application/json` are the same. */
function mediaOf(node: Node): Map<string, Node> {
  return new Map(
    childrenOf(node, "content").map(([type, media]) => [
      type.split(";")[0]?.trim().toLowerCase() ?? type,
      media,
    ]),
  );
}

function examplesOf({ value }: Node): string {
  const { example, examples } = members(value);
  return textOf([
    example ?? null,
    Object.values(members(examples)).map((one) => members(one)["value"] ?? one),
  ]);
}

import { child, members, type Node } from "../graph/node.ts";
import { textOf } from "../schema/canonical.ts";
import type { Subject } from "./change.ts";
import type { Sides } from "./sides.ts";

/** Compares how the parts of a form are sent: their media types, and everything else in `encoding`. */
export function compareEncoding({ changes }: Sides, subject: Subject, old: Node, now: Node): void {
  const [before, after] = [child(old, "encoding"), child(now, "encoding")];
  const names = new Set([before, after].flatMap((node) => Object.keys(members(node?.value))));
  for (const name of names) {
    const [was, is] = [before && child(before, name), after && child(after, name)];
    const at = { subject, member: `/${name}`, old: was ?? old, new: is ?? now };
    const [types, typesNow] = [typesOf(was), typesOf(is)];
    const added = missing(typesNow, types);
    const removed = missing(types, typesNow);
    if (added !== "") changes.add({ kind: "request-part-type-added", ...at, after: added });
    if (removed !== "") changes.add({ kind: "request-part-type-removed", ...at, before: removed });
    const [rest, restNow] = [restOf(was), restOf(is)];
    if (rest !== restNow)
      changes.add({ kind: "request-encoding-changed", ...at, before: rest, after: restNow });
  }
}

/** The media types of a part. Without a list, any type may be sent. */
function typesOf(node: Node | undefined): readonly string[] {
  const { contentType } = members(node?.value);
  if (typeof contentType !== "string") return ["*/*"];
  return contentType.split(",").map((type) => type.trim().toLowerCase());
}

function missing(types: readonly string[], from: readonly string[]): string {
  return types.filter((type) => !from.includes(type)).join(", ");
}

function restOf(node: Node | undefined): string {
  const { contentType: _, ...rest } = members(node?.value);
  return Object.keys(rest).length === 0 ? "none" : textOf(rest);
}

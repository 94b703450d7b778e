import { createHash } from "node:crypto";
import type { FoundChange, Subject } from "../contract/change.ts";

/**
 * Twelve digits that identify a change: by its kind, its error or operation, the member, and the values. Lines,
 * files, and component names don't count, so that an approval stays valid when they change.
 */
export function fingerprintOf({ kind, subjects, member, before, after }: FoundChange): string {
  const anchor = subjects.map(anchorOf).sort()[0] ?? "";
  const text = [kind, anchor, member ?? "", before ?? "", after ?? ""].join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function anchorOf({ code, operation = "", status = "", side = "" }: Subject): string {
  return code === undefined ? `${operation} ${status} ${side}` : `code ${code}`;
}

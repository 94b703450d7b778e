import { child, members, type Node } from "../graph/node.ts";
import { compareSchemas, differencesBelow, type Sides } from "../contract/sides.ts";
import { wordsOf } from "../contract/words.ts";
import type { Difference } from "../schema/pair.ts";
import type { ErrorSides } from "./error-sides.ts";
import type { ErrorPair } from "./pairs.ts";

/** Compares the members, the extension, and the texts of one error. */
export function compareError(sides: Sides, errors: ErrorSides, { old, new: now }: ErrorPair): void {
  const subject = { code: now.code };
  const skip = skipper(errors);
  const isRenamed = old.code !== now.code;
  compareSchemas(sides, old.schema, now.schema, {
    scope: "error",
    subject,
    skip: (pointer, difference) =>
      skip(pointer, difference) ||
      (pointer === "" && difference.change === "text-changed") ||
      (isRenamed && difference.change === "example-changed") ||
      isStatus(difference),
  });
  compareStatus(sides, { old, new: now }, subject);
  if (["title", "description"].some((name) => wordsIn(old.node, name) !== wordsIn(now.node, name)))
    sides.changes.add({
      kind: "meaning-changed",
      subject,
      old: old.node,
      new: child(now.node, "description") ?? now.node,
    });
  compareRetry(sides, { old, new: now }, subject);
  compareExtensions(sides, old.node, now.node, subject);
}

type Pair = Pick<ErrorPair, "old" | "new">;

/** The status in the body. */
export function isStatus({ change, before = "", after = "" }: Difference): boolean {
  return change === "retyped" && /^[45]\d\d$/.test(before) && /^[45]\d\d$/.test(after);
}

function compareStatus(sides: Sides, { old, new: now }: Pair, subject: Subject): void {
  for (const { difference } of differencesBelow(sides.schemas.compare(old.schema, now.schema), "response")) {
    const { before, after } = difference;
    if (!isStatus(difference)) continue;
    sides.changes.add({ kind: "code-status-changed", subject, before, after, old: old.node, new: now.node });
  }
}

/** Differences at the place of the code are reported as changes of codes. */
export function skipper({ old, new: now }: ErrorSides): (pointer: string, difference: Difference) => boolean {
  const own = new Set([old, now].map(({ pointer }) => `/${pointer.join("/")}`));
  const [first, second] = [old.pointer[0], now.pointer[0]];
  const hasMoved = old.pointer.join() !== now.pointer.join();
  return (pointer, { change }) => {
    // A whole part that moved is reported once.
    if (hasMoved && [first, second].includes(pointer.split("/")[1])) return true;
    return own.has(pointer) && !change.startsWith("text") && !change.startsWith("member");
  };
}

function wordsIn({ value }: Node, name: string): string {
  return wordsOf(members(value)[name] ?? "");
}

type Subject = { readonly code: string };

function compareExtensions(sides: Sides, old: Node, now: Node, subject: Subject): void {
  const [was, is] = [extensionOf(old), extensionOf(now)];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (["retry", "renamedFrom"].includes(name) || wordsOf(was[name]) === wordsOf(is[name])) continue;
    const kind = name === "cause" ? "cause-changed" : name === "fix" ? "fix-changed" : "extension-changed";
    const texts =
      kind === "extension-changed"
        ? { member: `x-error.${name}`, before: short(was[name]), after: short(is[name]) }
        : {};
    sides.changes.add({ kind, subject, old: placeOf(old, name), new: placeOf(now, name), ...texts });
  }
}

function extensionOf({ value }: Node): Readonly<Record<string, unknown>> {
  return members(members(value)["x-error"]);
}

function placeOf(node: Node, name: string): Node {
  const extension = child(node, "x-error");
  return (extension && (child(extension, name) ?? extension)) ?? node;
}

function short(value: unknown): string {
  const text = wordsOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const patient = new Set(["retry-after", "backoff", "true"]);

function compareRetry(sides: Sides, { old, new: now }: Pair, subject: Subject): void {
  const [before, after] = [old.retry, now.retry];
  if (before === after) return;
  const [did, does] = [patient.has(before), patient.has(after)];
  const kind = did === does ? "retry-pace-changed" : does ? "retry-allowed" : "retry-forbidden";
  const at = { old: placeOf(old.node, "retry"), new: placeOf(now.node, "retry") };
  sides.changes.add({ kind, subject, before: before || "none", after: after || "none", ...at });
}

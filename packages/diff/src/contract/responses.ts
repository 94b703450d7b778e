import { child, type Node } from "../graph/node.ts";
import type { Subject } from "./change.ts";
import { compareMedia } from "./bodies.ts";
import { childrenOf, isErrorStatus, type Operation } from "./contract.ts";
import type { OperationPair } from "./operation-pairs.ts";
import { isRequired, schemaIn, textIn } from "./parameters.ts";
import { compareSchemas, type Sides } from "./sides.ts";

/** Compares the answers that are no errors; of errors, their media types and headers. */
export function compareResponses(sides: Sides, { old, new: now }: OperationPair): void {
  for (const [status, response] of old.responses) {
    const other = now.responses.get(status);
    if (other !== undefined) compareResponse(sides, response, other, { operation: now.name, status });
    else if (!isErrorStatus(status))
      sides.changes.add({
        kind: "response-removed",
        subject: { operation: now.name, status },
        before: status,
        old: response,
        new: responsesOf(now),
      });
  }
  for (const [status, response] of now.responses)
    if (!old.responses.has(status) && !isErrorStatus(status))
      sides.changes.add({
        kind: "response-added",
        subject: { operation: now.name, status },
        after: status,
        old: responsesOf(old),
        new: response,
      });
}

function responsesOf({ node }: Operation): Node {
  return child(node, "responses") ?? node;
}

function compareResponse(sides: Sides, old: Node, now: Node, subject: Subject): void {
  const scope = isErrorStatus(subject.status ?? "") ? "error" : "response";
  if (textIn(old, "description") !== textIn(now, "description"))
    sides.changes.add({
      kind: "response-text-changed",
      subject,
      old: child(old, "description") ?? old,
      new: child(now, "description") ?? now,
    });
  compareHeaders(sides, old, now, { scope, subject });
  compareMedia(sides, old, now, { scope, subject });
}

type Use = { readonly scope: "error" | "response"; readonly subject: Subject };

function compareHeaders(sides: Sides, old: Node, now: Node, { scope, subject }: Use): void {
  const [before, after] = [
    headersOf(sides.old.graph.follow.bind(sides.old.graph), old),
    headersOf(sides.new.graph.follow.bind(sides.new.graph), now),
  ];
  for (const [key, { name, node }] of before) {
    const other = after.get(key);
    const at = { subject, member: name, old: node, new: other?.node ?? child(now, "headers") ?? now };
    if (other === undefined) {
      sides.changes.add({ kind: `${scope}-header-removed`, ...at });
      continue;
    }
    const [was, is] = [isRequired(node), isRequired(other.node)];
    if (was !== is)
      sides.changes.add({ kind: is ? `${scope}-header-required` : `${scope}-header-optional`, ...at });
    if (textIn(node, "description") !== textIn(other.node, "description"))
      sides.changes.add({ kind: `${scope}-text-changed`, ...at, member: `header ${name}` });
    compareSchemas(sides, schemaIn(node), schemaIn(other.node), { scope, subject, prefix: `header ${name}` });
  }
  for (const [key, { name, node }] of after)
    if (!before.has(key))
      sides.changes.add({
        kind: `${scope}-header-added`,
        subject,
        member: name,
        old: child(old, "headers") ?? old,
        new: node,
      });
}

/** Header names are the same in any case. */
function headersOf(follow: (node: Node) => Node, response: Node): Map<string, { name: string; node: Node }> {
  return new Map(
    childrenOf(response, "headers").map(([name, node]) => [name.toLowerCase(), { name, node: follow(node) }]),
  );
}

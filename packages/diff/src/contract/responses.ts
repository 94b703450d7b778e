import type { Graph } from "../graph/graph.ts";
import { child, type Node } from "../graph/node.ts";
import type { Subject } from "./change.ts";
import { compareMedia } from "./bodies.ts";
import { childrenOf, isErrorStatus, type Operation } from "./contract.ts";
import type { OperationPair } from "./operation-pairs.ts";
import { isRequired, schemaIn, textIn } from "./parameters.ts";
import { compareSchemas, type Sides } from "./sides.ts";

/** Compares successful responses, and the media types and headers of errors. */
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
  const [before, after] = [
    { headers: headersOf(sides.old.graph, old), holder: child(old, "headers") ?? old },
    { headers: headersOf(sides.new.graph, now), holder: child(now, "headers") ?? now },
  ];
  compareHeaders(sides, before, after, { scope, subject });
  compareMedia(sides, old, now, { scope, subject });
}

type Use = { readonly scope: "error" | "response"; readonly subject: Subject };

/** Headers that are sent to a client, by their names in lower case, and what holds them. */
export interface SentHeaders {
  readonly headers: ReadonlyMap<string, { readonly name: string; readonly node: Node }>;
  readonly holder: Node;
}

export function compareHeaders(
  sides: Sides,
  old: SentHeaders,
  now: SentHeaders,
  { scope, subject }: Use,
): void {
  for (const [key, { name, node }] of old.headers) {
    const other = now.headers.get(key);
    const at = { subject, member: name, old: node, new: other?.node ?? now.holder };
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
  for (const [key, { name, node }] of now.headers)
    if (!old.headers.has(key))
      sides.changes.add({ kind: `${scope}-header-added`, subject, member: name, old: old.holder, new: node });
}

/** Header names are the same in any case. */
function headersOf(graph: Graph, response: Node): SentHeaders["headers"] {
  return new Map(
    childrenOf(response, "headers").map(([name, node]) => [
      name.toLowerCase(),
      { name, node: graph.follow(node) },
    ]),
  );
}

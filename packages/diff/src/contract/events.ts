import { child, type Node } from "../graph/node.ts";
import { compareMedia } from "./bodies.ts";
import type { Operation } from "./contract.ts";
import type { OperationPair } from "./operation-pairs.ts";
import { compareHeaders, type SentHeaders } from "./responses.ts";
import type { Sides } from "./sides.ts";

/**
 * Compares an event that the API sends to a webhook or a callback. For the receiver, the body and headers are like a
 * response. What the receiver replies is like a request.
 */
export function compareEvent(sides: Sides, { old, new: now }: OperationPair): void {
  const subject = { operation: now.name, side: "event" };
  compareHeaders(sides, headersOf(old), headersOf(now), { scope: "response", subject });
  const [before, after] = [
    bodyOf(sides.old.graph.follow.bind(sides.old.graph), old),
    bodyOf(sides.new.graph.follow.bind(sides.new.graph), now),
  ];
  compareMedia(sides, before, after, { scope: "response", subject });
  compareReplies(sides, { old, new: now });
}

/** The body or, if there is none, the operation, which has no content. */
function bodyOf(follow: (node: Node) => Node, { node }: Operation): Node {
  const body = child(node, "requestBody");
  return body === undefined ? node : follow(body);
}

function headersOf({ node, parameters }: Operation): SentHeaders {
  const headers = [...parameters].map(
    ([key, { name, in: where, node: own }]) =>
      [key, { name: where === "header" ? name : `${where} ${name}`, node: own }] as const,
  );
  return { headers: new Map(headers), holder: child(node, "parameters") ?? node };
}

function compareReplies(sides: Sides, { old, new: now }: OperationPair): void {
  const holders = [old, now].map(({ node }) => child(node, "responses") ?? node);
  const operation = now.name;
  for (const [status, reply] of old.responses) {
    const subject = { operation, status, side: "reply" };
    const other = now.responses.get(status);
    if (other !== undefined) compareMedia(sides, reply, other, { scope: "request", subject });
    else sides.changes.add({ kind: "reply-removed", subject, before: status, old: reply, new: holders[1] });
  }
  for (const [status, reply] of now.responses)
    if (!old.responses.has(status))
      sides.changes.add({
        kind: "reply-added",
        subject: { operation, status, side: "reply" },
        after: status,
        old: holders[0],
        new: reply,
      });
}

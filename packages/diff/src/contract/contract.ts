import type { Operation as ModelOperation } from "@messaging-api/error-model";
import { Graph, type Source } from "../graph/graph.ts";
import { child, children, isObject, items, members, type Node } from "../graph/node.ts";
import { Shapes } from "../schema/shape.ts";

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** An operation, and what its path item adds to it. */
export interface Operation {
  /** `POST /chats/{}/messages`: the method, and the path without the names of its parameters. */
  readonly key: string;
  /** `operationId`, else method and path as written. */
  readonly name: string;
  readonly id: string | undefined;
  readonly path: string;
  readonly method: string;
  readonly node: Node;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Responses by their keys, with references followed. */
  readonly responses: ReadonlyMap<string, Node>;
  /** The servers of the operation or of its path, which replace the document's. */
  readonly servers: Node | undefined;
  /** Whether the API sends it to a receiver (a webhook or a callback), so that its body is compared like a response. */
  readonly isReceived: boolean;
}

export interface Parameter {
  readonly node: Node;
  readonly name: string;
  readonly in: string;
}

/** One parsed version of a contract. */
export interface Contract {
  readonly source: Source;
  readonly graph: Graph;
  readonly shapes: Shapes;
  readonly root: Node;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Where a body holds the code. Detected by default. */
  readonly code: readonly string[] | undefined;
}

export function readContract(source: Source, code?: readonly string[]): Contract {
  const graph = new Graph(source);
  const operations = new Map<string, Operation>();
  const add = (found: readonly Operation[]) => {
    for (const operation of found) operations.set(operation.key, operation);
  };
  for (const [path, item] of childrenOf(graph.root, "paths"))
    add(operationsOf(graph, { path, item: graph.follow(item), kind: "path" }));
  for (const called of [...operations.values()]) add(callbacksOf(graph, called));
  for (const [name, item] of childrenOf(graph.root, "webhooks"))
    add(operationsOf(graph, { path: `webhook ${name}`, item: graph.follow(item), kind: "webhook" }));
  return { source, graph, shapes: new Shapes(graph), root: graph.root, operations, code };
}

/** The members of a node's member. Empty if it is missing. */
export function childrenOf(node: Node, name: string): [string, Node][] {
  const found = child(node, name);
  return found === undefined ? [] : children(found);
}

/** The callbacks of an API, each named after the operation that requests it. */
function callbacksOf(graph: Graph, { node, key }: Operation): Operation[] {
  return childrenOf(node, "callbacks").flatMap(([name, callback]) => {
    const items = children(graph.follow(callback));
    return items.flatMap(([expression, item]) => {
      const path = `callback ${items.length === 1 ? name : `${name} ${expression}`} of ${key}`;
      return operationsOf(graph, { path, item: graph.follow(item), kind: "callback" });
    });
  });
}

function operationsOf(graph: Graph, place: Place): Operation[] {
  const { item } = place;
  const found = methods.flatMap((method) => {
    const node = child(item, method);
    return node !== undefined && isObject(node.value) ? [[method, node] as const] : [];
  });
  const more = childrenOf(item, "additionalOperations");
  return [...found, ...more].map(([method, node]) => operationOf(graph, { ...place, method, node }));
}

interface Place {
  readonly path: string;
  readonly item: Node;
  readonly kind: ModelOperation["kind"];
}

interface Found extends Place {
  readonly method: string;
  readonly node: Node;
}

function operationOf(graph: Graph, { path, item, method, node, kind }: Found): Operation {
  const id = members(node.value)["operationId"];
  const verb = method.toUpperCase();
  return {
    key: keyIn(verb, path),
    name: typeof id === "string" ? id : `${verb} ${path}`,
    id: typeof id === "string" ? id : undefined,
    path,
    method: verb,
    node,
    parameters: parametersOf(graph, path, item, node),
    responses: new Map(
      childrenOf(node, "responses").map(([status, response]) => [normal(status), graph.follow(response)]),
    ),
    servers: child(node, "servers") ?? child(item, "servers"),
    isReceived: kind !== "path",
  };
}

/** The key of an operation that the model found. */
export function keyOf({ kind, method, url }: ModelOperation): string {
  return keyIn(method.toUpperCase(), kind === "path" ? url : `${kind} ${url}`);
}

function keyIn(verb: string, written: string): string {
  return `${verb} ${written.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

function normal(status: string): string {
  return /^\dxx$/i.test(status) ? status.toUpperCase() : status;
}

/** An operation's own parameters override those of its path. Path parameters are matched by position. */
function parametersOf(graph: Graph, path: string, item: Node, operation: Node): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  const places = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  for (const holder of [item, operation])
    for (const [, found] of childrenOf(holder, "parameters")) {
      const node = graph.follow(found);
      const { name, in: where } = members(node.value);
      if (typeof name !== "string" || typeof where !== "string") continue;
      const key =
        where === "path"
          ? `path ${places.indexOf(name)}`
          : `${where} ${where === "header" ? name.toLowerCase() : name}`;
      parameters.set(key, { node, name, in: where });
    }
  return parameters;
}

/** Whether a response key is that of an error. */
export function isErrorStatus(status: string): boolean {
  return status === "default" || /^[45]/.test(status);
}

/** The security of an operation: its own, or else the document's. */
export function securityOf(contract: Contract, operation: Operation): readonly unknown[] | undefined {
  const own = members(operation.node.value)["security"] ?? members(contract.root.value)["security"];
  return own === undefined ? undefined : items(own);
}

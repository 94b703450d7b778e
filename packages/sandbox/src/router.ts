import { basePath } from "../generated/routes.ts";
import { allRoutes, type Route } from "./contract.ts";
import { controlPath } from "./control/paths.ts";

/** A route with the path segments of its parameters, still percent-encoded. */
export interface Match {
  readonly route: Route;
  readonly parameters: readonly (readonly [name: string, raw: string])[];
}

interface Node {
  readonly literals: Map<string, Node>;
  parameter?: Node;
  readonly routes: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
}

const root = makeNode();
for (const route of allRoutes) {
  const segments = route.path.slice(1).split("/");
  let node = root;
  for (const segment of segments) node = childOf(node, segment);
  const names = segments.filter((segment) => segment.startsWith("{")).map((segment) => segment.slice(1, -1));
  node.routes.set(route.method, { route, names });
}

function makeNode(): Node {
  return { literals: new Map(), routes: new Map() };
}

function childOf(node: Node, segment: string): Node {
  if (segment.startsWith("{")) return (node.parameter ??= makeNode());
  const child = node.literals.get(segment) ?? makeNode();
  node.literals.set(segment, child);
  return child;
}

/** Finds the operation of a request by its method and its raw path without the query. */
export function match(method: string, path: string): Match | undefined {
  const { node, values } = walk(path);
  const found = node?.routes.get(method);
  if (found === undefined) return undefined;
  return { route: found.route, parameters: found.names.map((name, index) => [name, values[index] ?? ""]) };
}

/** Why no operation fits. */
export function whyNot(path: string): string {
  if (!path.startsWith(`${basePath}/`))
    return `every path begins with ${basePath}/, and every command with ${controlPath}`;
  const methods = [...(walk(path).node?.routes.keys() ?? [])];
  return methods.length > 0 ? `this path takes ${methods.join(", ")}` : "no operation has this path";
}

function walk(path: string): { node: Node | undefined; values: readonly string[] } {
  const values: string[] = [];
  let node = path.startsWith(`${basePath}/`) ? root : undefined;
  for (const segment of path.slice(basePath.length + 1).split("/")) {
    const literal: Node | undefined = node?.literals.get(segment);
    if (literal === undefined) values.push(segment);
    node = literal ?? node?.parameter;
    if (node === undefined) break;
  }
  return { node, values };
}

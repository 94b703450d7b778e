import { has, items, members, text, type Json, type Path } from "./json.ts";
import { follow } from "./reference.ts";

/** What the rules know about an operation. */
export interface Operation {
  /** Who answers it: the API, or the receiver of a webhook or a callback. */
  readonly kind: "path" | "webhook" | "callback";
  readonly path: Path;
  readonly method: string;
  readonly url: string;
  readonly responses: Json;
  readonly statuses: readonly string[];
  /** Whether a request must, can, or never does authenticate. */
  readonly secured: "always" | "sometimes" | "never";
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly hasBody: boolean;
  readonly extensions: Json;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Every operation: those under `paths`, then of webhooks, then of callbacks. References to path items are followed. */
export function* operationsOf(document: Json): Generator<Operation> {
  const found = [...inItems(document, document["paths"], ["paths"], "path")];
  yield* found;
  for (const name of ["webhooks", "x-webhooks"]) yield* inItems(document, document[name], [name], "webhook");
  for (const { path, extensions } of found) {
    for (const [name, callback] of Object.entries(members(extensions["callbacks"]))) {
      const target = follow(document, callback, [...path, "callbacks", name]);
      if (target !== undefined) yield* inItems(document, target.value, target.path, "callback");
    }
  }
}

function* inItems(
  document: Json,
  pathItems: unknown,
  path: Path,
  kind: Operation["kind"],
): Generator<Operation> {
  for (const [url, item] of Object.entries(members(pathItems))) {
    const target = follow(document, item, [...path, url]);
    if (target === undefined) continue;
    const shared = members(target.value);
    const at = { document, shared, url, kind };
    for (const method of methods) if (has(shared, method)) yield read(at, method, [...target.path, method]);
    // OpenAPI 3.2 allows any method.
    for (const method of Object.keys(members(shared["additionalOperations"])))
      yield read(at, method, [...target.path, "additionalOperations", method]);
  }
}

interface Item {
  readonly document: Json;
  readonly shared: Json;
  readonly url: string;
  readonly kind: Operation["kind"];
}

function read({ document, shared, url, kind }: Item, method: string, path: Path): Operation {
  const own = members(has(shared, method) ? shared[method] : members(shared["additionalOperations"])[method]);
  const responses = members(own["responses"]);
  return {
    kind,
    path,
    method,
    url,
    responses,
    statuses: Object.keys(responses),
    secured: securedBy(has(own, "security") ? own["security"] : document["security"]),
    parameters: [...items(shared["parameters"]), ...items(own["parameters"])].flatMap((one) =>
      parameterOf(document, one),
    ),
    hasBody: has(own, "requestBody"),
    extensions: own,
  };
}

/** An empty list removes the requirement, and `{}` in a list makes it optional. */
function securedBy(security: unknown): Operation["secured"] {
  const ways = items(security).map((way) => Object.keys(members(way)).length > 0);
  if (!ways.includes(true)) return "never";
  return ways.includes(false) ? "sometimes" : "always";
}

function parameterOf(document: Json, parameter: unknown): Operation["parameters"] {
  const own = members(follow(document, parameter, [])?.value);
  const name = text(own["name"]);
  const place = text(own["in"]);
  return name === undefined || place === undefined ? [] : [{ name, in: place }];
}

import { has, items, members, text, type Json, type Path } from "./json.ts";
import { follow } from "./reference.ts";

/** What the rules know of an operation. */
export interface Operation {
  readonly path: Path;
  readonly method: string;
  readonly url: string;
  readonly responses: Json;
  readonly statuses: readonly string[];
  /** Whether a request must show who sends it, may, or never does. */
  readonly secured: "always" | "sometimes" | "never";
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly hasBody: boolean;
  readonly extensions: Json;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/**
 * Every operation under `paths`. A path item that is a reference is read where it leads. Webhooks and callbacks are not the
 * API's to answer, so that their errors are somebody else's.
 */
export function* operationsOf(document: Json): Generator<Operation> {
  for (const [url, item] of Object.entries(members(document["paths"]))) {
    const target = follow(document, item, ["paths", url]);
    if (target === undefined) continue;
    const shared = members(target.value);
    for (const method of methods)
      if (has(shared, method)) yield read(document, shared, url, method, [...target.path, method]);
    // OpenAPI 3.2 has methods of any name.
    for (const method of Object.keys(members(shared["additionalOperations"])))
      yield read(document, shared, url, method, [...target.path, "additionalOperations", method]);
  }
}

function read(document: Json, shared: Json, url: string, method: string, path: Path): Operation {
  const own = members(has(shared, method) ? shared[method] : members(shared["additionalOperations"])[method]);
  const responses = members(own["responses"]);
  return {
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

/** An empty list takes it back, and `{}` among others makes it optional. */
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

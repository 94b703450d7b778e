import { has, items, members, text, type Json, type Path } from "./json.ts";
import { follow } from "./reference.ts";

/** What the rules know of an operation. */
export interface Operation {
  readonly path: Path;
  readonly method: string;
  readonly url: string;
  readonly responses: Json;
  readonly statuses: readonly string[];
  /** Whether a request must show who sends it. */
  readonly secured: boolean;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly hasBody: boolean;
  readonly extensions: Json;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Every operation under `paths` and `webhooks`. A path item that is a reference is read where it leads. */
export function* operationsOf(document: Json): Generator<Operation> {
  for (const [url, item] of Object.entries(members(document["paths"]))) {
    const target = follow(document, item, ["paths", url]);
    const shared = members(target?.value);
    for (const method of methods) {
      if (!has(shared, method)) continue;
      const own = members(shared[method]);
      const responses = members(own["responses"]);
      yield {
        path: [...(target?.path ?? []), method],
        method,
        url,
        responses,
        statuses: Object.keys(responses),
        secured: isSecured(has(own, "security") ? own["security"] : document["security"]),
        parameters: [...items(shared["parameters"]), ...items(own["parameters"])].flatMap((one) =>
          parameterOf(document, one),
        ),
        hasBody: has(own, "requestBody"),
        extensions: own,
      };
    }
  }
}

/** An empty list takes it back, and `{}` among others makes it optional. */
function isSecured(security: unknown): boolean {
  const ways = items(security);
  return ways.length > 0 && ways.every((way) => Object.keys(members(way)).length > 0);
}

function parameterOf(document: Json, parameter: unknown): Operation["parameters"] {
  const own = members(follow(document, parameter, [])?.value);
  const name = text(own["name"]);
  const place = text(own["in"]);
  return name === undefined || place === undefined ? [] : [{ name, in: place }];
}

import { members, type Json, type JsonObject } from "@messaging-api/lint/profile";
import { at } from "./instances.ts";

/** A JSON body of the document: where its schema is, and the examples beside it. */
export interface Body {
  /** Such as `POST /contacts 409`. */
  readonly name: string;
  readonly schema: Json;
  readonly examples: readonly Json[];
}

const methods = ["get", "put", "post", "delete", "patch"];

/** Every JSON request and response body by its name, such as `POST /contacts 409`. */
export function bodiesOf(document: JsonObject): Map<string, Body> {
  const found = new Map<string, Body>();
  for (const [path, item] of Object.entries(members(document["paths"]))) {
    for (const method of methods) {
      const operation = members(members(item)[method]);
      const answers = Object.entries(members(operation["responses"]));
      for (const [status, response] of [["request", operation["requestBody"]] as const, ...answers])
        for (const body of jsonOf(document, response)) {
          const name = `${method.toUpperCase()} ${path} ${status}`;
          found.set(name, { name, ...body });
        }
    }
  }
  return found;
}

/** The bodies of two documents with the same operations, each schema of the first one once. */
export function pairsOf(source: JsonObject, other: JsonObject): readonly (readonly [Body, Body])[] {
  const others = bodiesOf(other);
  const distinct = new Map([...bodiesOf(source).values()].map((body) => [JSON.stringify(body.schema), body]));
  return [...distinct.values()].map((body) => {
    const match = others.get(body.name);
    if (match === undefined) throw new Error(`The other document has no body ${body.name}.`);
    return [body, match] as const;
  });
}

function jsonOf(document: JsonObject, holder: Json | undefined): Omit<Body, "name">[] {
  const ref = members(holder)["$ref"];
  const target = members(typeof ref === "string" ? at(document, ref) : holder);
  const media = members(members(target["content"])["application/json"]);
  if (media["schema"] === undefined) return [];
  const examples = Object.values(members(media["examples"])).flatMap((one) => {
    const { value } = members(one);
    return value === undefined ? [] : [value];
  });
  return [{ schema: media["schema"], examples }];
}

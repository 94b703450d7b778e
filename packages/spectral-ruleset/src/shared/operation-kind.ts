import { follow, items, members, type Json, type Operation } from "@messaging-api/error-model";
import type { OperationKind } from "../options.ts";

/** Whether an operation is of a kind. */
export function isOfKind(document: Json, operation: Operation, kind: OperationKind): boolean {
  if (typeof kind === "function") return kind(operation);
  if (kind === "body") return operation.hasBody;
  if (kind === "path-parameter") return operation.parameters.some((parameter) => parameter.in === "path");
  if ("method" in kind) return operation.method.toLowerCase() === kind.method.toLowerCase();
  if ("member" in kind) return bodyMembersOf(document, operation).has(kind.member);
  const header = kind.header.toLowerCase();
  return operation.parameters.some((one) => one.in === "header" && one.name.toLowerCase() === header);
}

/** A kind in words, to follow "an operation". */
export function kindInWords(kind: OperationKind): string {
  if (typeof kind === "function") return "of the kind that the option `causes` describes";
  if (kind === "body") return "with a request body";
  if (kind === "path-parameter") return "with a parameter in its path";
  if ("method" in kind) return `with the method ${kind.method.toUpperCase()}`;
  return "member" in kind
    ? `whose request body has the member \`${kind.member}\``
    : `that takes the header \`${kind.header}\``;
}

/** Names of the members that a request body of an operation can have, at its top. */
function bodyMembersOf(document: Json, { extensions }: Operation): ReadonlySet<string> {
  const body = members(follow(document, extensions["requestBody"], [])?.value);
  const schemas = Object.values(members(body["content"])).map((media) => members(media)["schema"]);
  return new Set(schemas.flatMap((schema) => namesIn(document, schema, 0)));
}

// No API nests choices this deep, and a schema can contain itself.
const deepest = 6;

function namesIn(document: Json, schema: unknown, depth: number): string[] {
  const own = members(follow(document, schema, [])?.value);
  if (depth > deepest) return [];
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => items(own[keyword]));
  return [
    ...Object.keys(members(own["properties"])),
    ...parts.flatMap((part) => namesIn(document, part, depth + 1)),
  ];
}

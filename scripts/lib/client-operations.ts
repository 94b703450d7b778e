import { Failure } from "./failure.ts";
import {
  operationsOf,
  parametersOf,
  refName,
  resolveResponse,
  type Document,
  type Operation,
  type Schema,
  type SchemaObject,
} from "@messaging-api/error-model/bundled";

/** What the client needs to know about operations at run time. Operations are named `POST /chats/{chatId}/messages`. */
export interface ClientOperations {
  /** Those that declare the `Idempotency-Key` header. */
  readonly keyed: readonly string[];
  /** Paths whose GET is a list with `limit` and `offset`: the member that holds the items, and the one that names an item. */
  readonly lists: Readonly<Record<string, readonly [items: string, id: string]>>;
  /** What editors show about each operation, by method and path. */
  readonly summaries: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function clientOperationsOf(document: Document): ClientOperations {
  const keyed: string[] = [];
  const lists: Record<string, readonly [string, string]> = {};
  const summaries: Record<string, Record<string, string>> = {};
  for (const { path, method, operation } of operationsOf(document)) {
    const verb = method.toUpperCase();
    const name = `${verb} ${path}`;
    (summaries[verb] ??= {})[path] = operation.summary ?? "";
    const parameters = parametersOf(document, path, operation);
    if (parameters.some((one) => one.in === "header" && one.name?.toLowerCase() === "idempotency-key"))
      keyed.push(name);
    const success = successOf(document, operation);
    // For the client, anything else is a malformed response, so the contract must not promise it.
    if (!isObject(document, success)) {
      throw new Failure(`${name}: the client expects every success to be a JSON object (\`type: object\`).`);
    }
    const { error, message, status } = membersOf(document, success);
    if (message !== undefined && (error !== undefined || isNumber(document, status))) {
      throw new Failure(
        `${name}: a success with \`message\` and \`error\` or a numeric \`status\` looks like an error to the client. Rename a member.`,
      );
    }
    if (error !== undefined && [typeOf(document, error)].flat().includes("object")) {
      throw new Failure(
        `${name}: a success whose \`error\` is an object looks like an error to the client. Rename that member.`,
      );
    }
    const items = itemsOf(document, success);
    const paged = ["limit", "offset"].every((part) =>
      parameters.some((one) => one.in === "query" && one.name === part),
    );
    if (method === "get" && paged && items !== undefined)
      lists[path] = [items, idOf(document, name, membersOf(document, success)[items])];
  }
  return { keyed, lists, summaries };
}

function successOf(document: Document, operation: Operation): Schema | undefined {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (!status.startsWith("2")) continue;
    const schema = resolveResponse(document, response).content?.["application/json"]?.schema;
    if (schema !== undefined) return schema;
  }
  return undefined;
}

/** The one member of type array beside `pagination`. */
function itemsOf(document: Document, schema: Schema | undefined): string | undefined {
  const members = membersOf(document, schema);
  if (!("pagination" in members)) return undefined;
  const arrays = Object.entries(members).filter(([, member]) => typeOf(document, member) === "array");
  return arrays.length === 1 ? arrays[0]?.[0] : undefined;
}

/** The member that tells the items of a list apart: `id`, or else the first required one that ends in `_id`. */
function idOf(document: Document, name: string, list: Schema | undefined): string {
  const members = membersOf(document, keywordsOf(document, list).items);
  const id = ["id", ...Object.keys(members).filter((one) => one.endsWith("_id"))].find(
    (one) => one in members,
  );
  if (id === undefined) {
    throw new Failure(
      `${name}: the items of the list have no \`id\` or \`*_id\` by which \`paginate\` identifies them. Add one.`,
    );
  }
  return id;
}

function isNumber(document: Document, schema: Schema | undefined): boolean {
  return (
    schema !== undefined &&
    [typeOf(document, schema)].flat().some((type) => type === "integer" || type === "number")
  );
}

function membersOf(document: Document, schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const { properties = {}, allOf = [] } = keywordsOf(document, schema);
  return Object.assign({}, ...allOf.map((part) => membersOf(document, part)), properties);
}

/** Whether every value of the schema is an object. */
function isObject(document: Document, schema: Schema | undefined): boolean {
  const { type, allOf, oneOf } = keywordsOf(document, schema);
  if (type === "object" || allOf?.some((part) => isObject(document, part))) return true;
  return oneOf?.every((part) => isObject(document, part)) ?? false;
}

function typeOf(document: Document, schema: Schema): SchemaObject["type"] {
  return keywordsOf(document, schema).type;
}

/** The keywords of a schema, or of the component that it refers to. A boolean has none. */
function keywordsOf(document: Document, schema: Schema | undefined): SchemaObject {
  if (typeof schema !== "object") return {};
  if (schema.$ref === undefined) return schema;
  const target = document.components?.schemas?.[refName(schema.$ref)];
  return typeof target === "object" ? target : {};
}

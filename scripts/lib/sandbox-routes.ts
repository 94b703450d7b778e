import {
  alternativesOf,
  operationsOf,
  refName,
  resolveResponse,
  type Document,
} from "@messaging-api/error-model/bundled";
import type { Operation, Schema, SchemaObject } from "@messaging-api/error-model/bundled";

interface Parameter {
  readonly $ref?: string;
  readonly in?: string;
  readonly name?: string;
  readonly schema?: Schema;
}

/** What the sandbox has to know about an operation at run time. */
export interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The query parameters, and which of them are whole numbers. */
  readonly query: Readonly<Record<string, "integer" | "string">>;
  /** The schema of the request body, if there is one. */
  readonly body?: string;
  /** The schemas that a response may have, by status. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
}

/** Every operation, as the sandbox's router needs it. */
export function sandboxRoutesOf(document: Document): Route[] {
  return [...operationsOf(document)].map(({ path, method, operation }) => {
    const query = queryOf(document, path, operation).map(
      (one) => [one.name ?? "", isInteger(document, one.schema) ? "integer" : "string"] as const,
    );
    const body = bodyOf(operation);
    return {
      operationId: operation.operationId ?? "",
      method: method.toUpperCase(),
      path,
      query: Object.fromEntries(query),
      ...(body !== undefined && { body }),
      responses: responsesOf(document, operation),
    };
  });
}

/** The schema of the whole query of an operation, as an object of its parameters. */
export function querySchemaOf(document: Document, path: string, operation: Operation): Schema | undefined {
  const parameters = queryOf(document, path, operation);
  if (parameters.length === 0) return undefined;
  const properties = parameters.map((one) => [one.name ?? "", one.schema ?? true] as const);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function queryOf(document: Document, path: string, operation: Operation): Parameter[] {
  const own = (operation as { parameters?: readonly Parameter[] }).parameters ?? [];
  const shared = (document.paths[path]?.["parameters"] as readonly Parameter[] | undefined) ?? [];
  const components =
    (document.components as { parameters?: Record<string, Parameter> } | undefined)?.parameters ?? {};
  return [...shared, ...own]
    .map((one) => (one.$ref === undefined ? one : (components[refName(one.$ref)] ?? one)))
    .filter((one) => one.in === "query");
}

function isInteger(document: Document, schema: Schema | undefined): boolean {
  if (typeof schema !== "object") return false;
  if (schema.$ref !== undefined)
    return isInteger(document, document.components?.schemas?.[refName(schema.$ref)]);
  return schema.type === "integer";
}

function bodyOf(operation: Operation): string | undefined {
  const { requestBody } = operation as {
    requestBody?: { content?: Record<string, { schema?: SchemaObject }> };
  };
  const ref = requestBody?.content?.["application/json"]?.schema?.$ref;
  return ref === undefined ? undefined : refName(ref);
}

function responsesOf(document: Document, operation: Operation): Record<string, string[]> {
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const { schema } = resolveResponse(document, response).content?.["application/json"] ?? {};
    return [status, alternativesOf(document, schema)] as const;
  });
  return Object.fromEntries(responses);
}

import {
  alternativesOf,
  operationsOf,
  refName,
  resolveResponse,
  type Document,
} from "@messaging-api/error-model/bundled";
import type { Operation, Schema, SchemaObject } from "@messaging-api/error-model/bundled";
import { Failure } from "./failure.ts";

interface Parameter {
  readonly $ref?: string;
  readonly in?: string;
  readonly name?: string;
  readonly required?: boolean;
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
  /** The file that the request uploads in a form, if it does. */
  readonly upload?: Upload;
  /** The schemas that a response may have, by status. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
}

/** A file in a form of the type `multipart/form-data`. */
export interface Upload {
  /** The name of its field. */
  readonly field: string;
  /** The media types that the file may have. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** Every operation, as the sandbox's router needs it. */
export function sandboxRoutesOf(document: Document): Route[] {
  return [...operationsOf(document)].map(({ path, method, operation }) => {
    const query = queryOf(document, path, operation).map(
      (one) => [one.name ?? "", isInteger(document, one.schema) ? "integer" : "string"] as const,
    );
    const body = bodyOf(operation);
    const upload = uploadOf(document, operation);
    return {
      operationId: operation.operationId ?? "",
      method: method.toUpperCase(),
      path,
      query: Object.fromEntries(query),
      ...(body !== undefined && { body }),
      ...(upload !== undefined && { upload }),
      responses: responsesOf(document, operation),
    };
  });
}

/** The schema of the whole query of an operation, as an object of its parameters. */
export function querySchemaOf(document: Document, path: string, operation: Operation): Schema | undefined {
  const parameters = queryOf(document, path, operation);
  if (parameters.length === 0) return undefined;
  const properties = parameters.map((one) => [one.name ?? "", one.schema ?? true] as const);
  const required = parameters.filter((one) => one.required).map((one) => one.name ?? "");
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
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

interface RequestMedia {
  readonly schema?: SchemaObject;
  readonly encoding?: Readonly<Record<string, { readonly contentType?: string }>>;
}

function mediaOf(operation: Operation, type: string): RequestMedia | undefined {
  const { requestBody } = operation as {
    requestBody?: { content?: Readonly<Record<string, RequestMedia>> };
  };
  return requestBody?.content?.[type];
}

function bodyOf(operation: Operation): string | undefined {
  const ref = mediaOf(operation, "application/json")?.schema?.$ref;
  return ref === undefined ? undefined : refName(ref);
}

function uploadOf(document: Document, operation: Operation): Upload | undefined {
  const media = mediaOf(operation, "multipart/form-data");
  if (media === undefined) return undefined;
  const schema = document.components?.schemas?.[refName(media.schema?.$ref ?? "")];
  const members = Object.entries((schema as SchemaObject | undefined)?.properties ?? {});
  const [field, file] =
    members.find(([, member]) => typeof member === "object" && member.format === "binary") ?? [];
  const types = media.encoding?.[field ?? ""]?.contentType?.split(/,\s*/) ?? [];
  const maxBytes = (file as { maxLength?: number } | undefined)?.maxLength;
  if (field === undefined || types.length === 0 || maxBytes === undefined)
    throw new Failure(
      `${operation.operationId}: the sandbox needs one \`format: binary\` member with a \`maxLength\`, and its \`encoding\` with a \`contentType\`.`,
    );
  return { field, types, maxBytes };
}

function responsesOf(document: Document, operation: Operation): Record<string, string[]> {
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const { schema } = resolveResponse(document, response).content?.["application/json"] ?? {};
    return [status, alternativesOf(document, schema)] as const;
  });
  return Object.fromEntries(responses);
}

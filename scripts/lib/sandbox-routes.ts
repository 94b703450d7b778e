import {
  alternativesOf,
  operationsOf,
  parametersOf,
  refName,
  resolveResponse,
  type Document,
} from "@messaging-api/error-model/bundled";
import type { MediaType, Operation, Parameter, Schema } from "@messaging-api/error-model/bundled";
import { Failure } from "./failure.ts";

/** What the sandbox needs to know about an operation at run time. */
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

/** Every operation, in the form that the sandbox's router needs. */
export function sandboxRoutesOf(document: Document): Route[] {
  return [...operationsOf(document)].map(({ path, method, operation }) => {
    const query = queryOf(document, path, operation).map(
      (one) => [one.name ?? "", isInteger(document, one.schema) ? "integer" : "string"] as const,
    );
    const body = schemaName(operation.requestBody?.content?.["application/json"]);
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
  return parametersOf(document, path, operation).filter((one) => one.in === "query");
}

function isInteger(document: Document, schema: Schema | undefined): boolean {
  if (typeof schema !== "object") return false;
  if (schema.$ref !== undefined)
    return isInteger(document, document.components?.schemas?.[refName(schema.$ref)]);
  return schema.type === "integer";
}

/** The name of the component that the body of a media type refers to. */
function schemaName(media: MediaType | undefined): string | undefined {
  const schema = media?.schema;
  return typeof schema === "object" && schema.$ref !== undefined ? refName(schema.$ref) : undefined;
}

function uploadOf(document: Document, operation: Operation): Upload | undefined {
  const media = operation.requestBody?.content?.["multipart/form-data"];
  if (media === undefined) return undefined;
  const schema = document.components?.schemas?.[schemaName(media) ?? ""];
  const members = Object.entries((typeof schema === "object" && schema.properties) || {});
  const [[field, maxBytes] = []] = members.flatMap(([name, member]) =>
    typeof member === "object" && member.format === "binary" ? [[name, member.maxLength] as const] : [],
  );
  const types = media.encoding?.[field ?? ""]?.contentType?.split(/,\s*/) ?? [];
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

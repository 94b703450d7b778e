// A bundled document that is known to be valid, with the types that OpenAPI gives its parts. The rest of this package takes
// any document, valid or not.
import { operationsOf as allOperationsOf } from "./operation.ts";
import { follow, refName } from "./reference.ts";
import { leavesOf, readMember } from "./union.ts";

export { refName };

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** The keywords of a JSON Schema that builds and pages read. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly deprecated?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly dependentSchemas?: Readonly<Record<string, Schema>>;
  readonly externalDocs?: { readonly url: string };
  readonly "x-error"?: Json;
  /** Why the body of an error isn't the envelope. */
  readonly "x-outside-envelope"?: string;
}
export type Schema = boolean | SchemaObject;

export interface ExampleObject {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
}
export interface MediaType {
  readonly schema?: Schema;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
  readonly encoding?: Readonly<Record<string, { readonly contentType?: string }>>;
}
export interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
}
export interface RequestBody {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}
export interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Json>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}
/** The members of an operation object. */
export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses?: Readonly<Record<string, Response>>;
}
/** The operations of a URL by method, and the parameters that they share. */
export interface PathItem {
  readonly [member: string]: unknown;
  readonly parameters?: readonly Parameter[];
}

/** A bundled document: every `$ref` in it points into itself. */
export interface Document {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    /** Codes that the API no longer returns. */
    readonly "x-retired-codes"?: readonly string[];
  };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly externalDocs?: { readonly url: string };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  };
}

/** An operation under `paths`, with the path and the method that identify it. */
export interface LocatedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** Every operation under `paths`, in the order of the document. */
export function* operationsOf(document: Document): Generator<LocatedOperation> {
  for (const { kind, url, method, extensions } of allOperationsOf({ ...document }))
    // A valid document has an operation object here.
    if (kind === "path") yield { path: url, method, operation: extensions as Operation };
}

/** The response itself, or the component that it refers to. */
export function resolveResponse(document: Document, response: Response): Response {
  // A valid document's reference of a response leads to a response.
  return (follow(document, response, [])?.value ?? response) as Response;
}

/** The parameters of an operation with their references resolved. Those of its URL come first. */
export function parametersOf(document: Document, path: string, operation: Operation): Parameter[] {
  const components = document.components?.parameters ?? {};
  return [...(document.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])].map((one) =>
    one.$ref === undefined ? one : (components[refName(one.$ref)] ?? one),
  );
}

/** Names of the component schemas that a body's schema chooses from: itself, or the members of its `oneOf`. */
export function alternativesOf(document: Document, schema: Schema | undefined): string[] {
  return leavesOf(readMember(document, schema, [])).flatMap(({ name }) => name ?? []);
}

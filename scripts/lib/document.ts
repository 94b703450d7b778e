import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "./failure.ts";
import { paths } from "./paths.ts";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** The part of a JSON Schema that the build reads. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly examples?: readonly Json[];
  readonly externalDocs?: { readonly url: string };
  readonly "x-error"?: Json;
}
export type Schema = boolean | SchemaObject;

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Json>>;
}
export interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Json>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}
export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses?: Readonly<Record<string, Response>>;
}
export type PathItem = Readonly<Record<string, unknown>>;

/** The part of a bundled OpenAPI document that the build reads. Every `$ref` in it points into itself. */
export interface Document {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    /** Codes that the API answered once. */
    readonly "x-retired-codes"?: readonly string[];
  };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Reads the bundled document below `root`. */
export async function readBundle(root: string): Promise<Document> {
  return (await readGenerated(root, paths.bundleJson)) as Document;
}

/** Reads a generated JSON file below `root`. A merge may have left it half of one branch and half of the other. */
export async function readGenerated(root: string, path: string): Promise<unknown> {
  const remedy = "Run `pnpm generate`, which makes it from openapi/.";
  const text = await readFile(join(root, path), "utf8").catch(() => {
    throw new Failure(`${path} is missing. ${remedy}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${(error as Error).message}. ${remedy}`);
  }
}

/** Every operation of the document, in its order. */
export function* operationsOf(
  document: Document,
): Generator<{ path: string; method: string; operation: Operation }> {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (typeof operation === "object" && operation !== null) yield { path, method, operation };
    }
  }
}

/** The name that a local reference ends in: `#/components/schemas/Chat` gives `Chat`. */
export function refName(ref: string): string {
  return ref
    .slice(ref.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

/** The response itself, or the component that it refers to. */
export function resolveResponse(document: Document, response: Response): Response {
  if (response.$ref === undefined) return response;
  return document.components?.responses?.[refName(response.$ref)] ?? response;
}

/** Names of the component schemas that a body schema chooses from: itself, or the members of its `oneOf`s. */
export function alternativesOf(schema: Schema | undefined): string[] {
  if (schema === undefined || typeof schema === "boolean") return [];
  if (schema.$ref !== undefined) return [refName(schema.$ref)];
  return (schema.oneOf ?? []).flatMap((member) => alternativesOf(member));
}

/** The one value that a schema allows, if it is written as `const`. */
export function constOf(schema: Schema | undefined): Json | undefined {
  return typeof schema === "object" ? schema.const : undefined;
}

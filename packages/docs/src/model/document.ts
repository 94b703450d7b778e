import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { refName, type Json, type Schema } from "./schema.ts";

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

/** The part of the bundled document that the pages read. Every `$ref` in it points into itself. */
export interface Document {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    /** Codes that the API answered once. */
    readonly "x-retired-codes"?: readonly string[];
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
  };
}

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

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

/** Names of the component schemas that a body schema chooses from: itself, or the members of its `oneOf`s. */
export function alternativesOf(schema: Schema | undefined): string[] {
  if (schema === undefined || typeof schema === "boolean") return [];
  if (schema.$ref !== undefined) return [refName(schema.$ref)];
  return (schema.oneOf ?? []).flatMap((member) => alternativesOf(member));
}

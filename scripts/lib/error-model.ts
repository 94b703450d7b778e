import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import {
  alternativesOf,
  constOf,
  operationsOf,
  resolveResponse,
  type Document,
  type Json,
  type SchemaObject,
} from "./document.ts";
import { placed, problemsOf } from "./error-problems.ts";
import { Failure } from "./failure.ts";
import { paths } from "./paths.ts";
import { readYaml } from "./yaml-file.ts";

// Ajv is CommonJS; its named export is the class under every module system.
const { Ajv2020 } = createRequire(import.meta.url)("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");

/** Whether sending the same request again can help; `openapi/x-error.schema.yaml` says what each means. */
export type RetryClass = "never" | "quota" | "retry-after" | "backoff";
/** Where a fact is published; `openapi/x-error.schema.yaml` says what each means. */
export type Source = "errors-page" | "api-docs" | "project";

/** The `x-error` extension of an error's schema. */
interface Extension {
  readonly cause: string;
  readonly fix: string;
  readonly retry: RetryClass;
  readonly source: Source;
  readonly exampleSources: readonly Source[];
  readonly since: string;
  readonly renamedFrom?: readonly string[];
}

/** A member that stands beside the envelope. */
export interface Member {
  readonly name: string;
  readonly types: readonly string[];
  /** Whether every body of this error, or of this variant, has it. */
  readonly required: boolean;
  readonly description: string;
  readonly format?: string;
}

/** One of several shapes that the body of one code can have. */
export interface Variant {
  readonly title: string;
  readonly members: readonly Member[];
  /** Members of other variants, which a body of this one never has. */
  readonly absent: readonly string[];
}

/** An example body, with the variant that it shows and where it comes from. */
export interface Example {
  readonly source: Source;
  readonly variant?: string;
  readonly body: Json;
}

/** An operation that can answer an error. */
export interface OperationReference {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** The tag under which a reference lists the operation, empty where it has none. */
  readonly tag: string;
}

/** Everything that the contract says about one error. */
export interface ErrorEntry {
  /** The component schema's name: the code, or a name such as `NotFoundError` where there is no code. */
  readonly schema: string;
  readonly code: string | null;
  /** The HTTP status code. */
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
  readonly cause: string;
  readonly fix: string;
  readonly retry: RetryClass;
  readonly source: Source;
  readonly since: string;
  /** Path of the error's page on the documentation site. */
  readonly docsPath: string;
  readonly members: readonly Member[];
  readonly variants: readonly Variant[];
  readonly examples: readonly Example[];
  readonly operations: readonly OperationReference[];
  /** Codes that this error had before; their pages lead to its own. */
  readonly renamedFrom?: readonly string[];
}

const envelope = ["error", "message", "status", "code"];

/**
 * Reads every error out of a bundled document: the component schemas of errors, by status, the one without
 * a code first, then by code.
 *
 * @throws Failure with a line `file:line:column` for every error that breaks the pattern, with what was expected.
 */
export async function readErrors(root: string, document: Document): Promise<ErrorEntry[]> {
  const extensionSchema = (await readYaml(root, paths.extensionSchema)) as object;
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  const validate = ajv.compile<Extension>(extensionSchema);
  const operations = operationsByError(document);
  const entries: ErrorEntry[] = [];
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (typeof schema === "boolean" || !isError(schema)) continue;
    const found = problemsOf(name, schema, validate);
    if (found.length > 0) problems.push(...(await placed(root, name, found)));
    else entries.push(entryOf(name, schema, operations.get(name) ?? [], (part) => ajv.compile(part)));
  }
  if (problems.length > 0) throw new Failure(`The error contract does not hold:\n${indent(problems)}`);
  return entries.sort(byStatusThenCode);
}

/** The body of one error, and not the envelope of all: its status is fixed. */
function isError(schema: SchemaObject): boolean {
  const { error, status } = schema.properties ?? {};
  return schema["x-error"] !== undefined || (constOf(error) !== undefined && constOf(status) !== undefined);
}

function entryOf(
  name: string,
  schema: SchemaObject,
  operations: readonly OperationReference[],
  compile: (schema: object) => ValidateFunction,
): ErrorEntry {
  const extension = schema["x-error"] as unknown as Extension;
  const { cause, fix, retry, source, exampleSources, since, renamedFrom } = extension;
  const code = schema.properties?.["code"] === false ? null : name;
  const status = constOf(schema.properties?.["status"]) as number;
  const shapes = (schema.oneOf ?? []).filter((part): part is SchemaObject => typeof part === "object");
  return {
    schema: name,
    code,
    status,
    title: schema.title ?? name,
    meaning: schema.description ?? "",
    cause,
    fix,
    retry,
    source,
    since,
    docsPath: `/errors/${code ?? status}/`,
    members: membersOf(schema),
    variants: shapes.map((shape) => variantOf(shape)),
    examples: (schema.examples ?? []).map((body, index) => {
      const shape = shapes.find((candidate) => compile(candidate)(body));
      return { source: exampleSources[index] as Source, ...(shape?.title && { variant: shape.title }), body };
    }),
    operations,
    ...(renamedFrom && { renamedFrom }),
  };
}

function variantOf(shape: SchemaObject): Variant {
  const absent = Object.entries(shape.properties ?? {}).filter(([, property]) => property === false);
  return { title: shape.title ?? "", members: membersOf(shape), absent: absent.map(([name]) => name) };
}

function membersOf(schema: SchemaObject): Member[] {
  const members: Member[] = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (envelope.includes(name) || typeof property === "boolean") continue;
    const type = property.type ?? (property.const === undefined ? [] : typeof property.const);
    members.push({
      name,
      types: [type].flat(),
      required: schema.required?.includes(name) ?? false,
      description: property.description ?? "",
      ...(property.format && { format: property.format }),
    });
  }
  return members;
}

function operationsByError(document: Document): Map<string, OperationReference[]> {
  const byError = new Map<string, OperationReference[]>();
  for (const { path, method, operation } of operationsOf(document)) {
    const { operationId = `${method} ${path}`, summary = "", tags = [], responses = {} } = operation;
    for (const response of Object.values(responses)) {
      for (const { schema } of Object.values(resolveResponse(document, response).content ?? {})) {
        for (const name of alternativesOf(schema)) {
          const list = byError.get(name) ?? [];
          if (list.length === 0) byError.set(name, list);
          list.push({ operationId, method: method.toUpperCase(), path, summary, tag: tags[0] ?? "" });
        }
      }
    }
  }
  return byError;
}

function byStatusThenCode(a: ErrorEntry, b: ErrorEntry): number {
  if (a.status !== b.status) return a.status - b.status;
  // By code unit, not by locale: the order must be the same on every machine.
  return (a.code ?? "") < (b.code ?? "") ? -1 : 1;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}

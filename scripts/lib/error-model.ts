import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parseYaml } from "@redocly/openapi-core";
import {
  readErrors as readModel,
  type ContractError,
  type ErrorMember,
  type ErrorVariant,
  type Operation,
} from "@messaging-api/error-model";
import type {
  Document,
  Operation as OperationMembers,
  SchemaObject,
} from "@messaging-api/error-model/bundled";
import type {
  ErrorEntry,
  Example,
  Member,
  OperationReference,
  Source,
  Variant,
} from "@messaging-api/types/errors";
import { placed, problemsOf, type Extension } from "./error-problems.ts";
import { Failure } from "./failure.ts";
import { paths } from "./paths.ts";
import { quickMatch } from "./quick-match.ts";
import { readYaml } from "./yaml-file.ts";

/**
 * Reads every error out of a bundled document: the component schemas of errors, by status, the one without
 * a code first, then by code.
 *
 * @throws Failure with a line `file:line:column` for every error that breaks the pattern, with what was expected.
 */
export async function readErrors(root: string, document: Document): Promise<ErrorEntry[]> {
  const extensionSchema = await readYaml(root, paths.extensionSchema, parseYaml);
  // The schemas are this project's own, so they aren't checked: compiling the meta-schema would take longer than
  // reading the errors.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false });
  const validate = ajv.compile<Extension>(extensionSchema);
  const model = readModel(document, { preset: "messaging-api" });
  // The order of the document, even if several responses list an error.
  const order = new Map(model.contract.operations.map((operation, index) => [operation, index]));
  const entries: ErrorEntry[] = [];
  const problems: string[] = [];
  for (const [name, error] of bySchema(model.errors)) {
    const schema = document.components?.schemas?.[name];
    const found = problemsOf(name, typeof schema === "object" ? schema : {}, validate);
    if (found.length > 0) problems.push(...(await placed(root, name, found)));
    else entries.push(entryOf(name, error, order, (part) => ajv.compile(part)));
  }
  if (problems.length > 0) throw new Failure(`The error contract is broken:\n${indent(problems)}`);
  return entries.sort(byStatusThenCode);
}

/** The first error of every component. A component with several codes breaks the pattern, which is reported once. */
function bySchema(errors: readonly ContractError[]): Map<string, ContractError> {
  const named = new Map<string, ContractError>();
  for (const error of errors)
    if (error.schema !== undefined && !named.has(error.schema)) named.set(error.schema, error);
  return named;
}

function entryOf(
  name: string,
  error: ContractError,
  order: ReadonlyMap<Operation, number>,
  compile: (schema: object) => ValidateFunction,
): ErrorEntry {
  const extension = error.extension as Extension; // `problemsOf` has checked it.
  const { cause, fix, retry, source, exampleSources, since } = extension;
  const { sideEffects, actor, renamedFrom, successor, words } = extension;
  const { externalDocs }: SchemaObject = error.source.schema;
  const code = error.code ?? null;
  const status = error.fixedStatuses[0] ?? 0;
  return {
    schema: name,
    code,
    status,
    title: error.title ?? name,
    meaning: error.description ?? "",
    cause,
    fix,
    retry,
    ...(sideEffects && { sideEffects }),
    ...(actor && { actor }),
    source,
    ...(externalDocs && { sourceUrl: externalDocs.url }),
    ...(words && { words }),
    since,
    docsPath: `/errors/${code ?? status}/`,
    members: membersOf(error.members),
    variants: error.variants.map(variantOf),
    examples: examplesOf(error, exampleSources, compile),
    operations: operationsOf(error, order),
    ...(successor && { successor }),
    ...(renamedFrom && { renamedFrom }),
  };
}

function variantOf({ title = "", members, absent }: ErrorVariant): Variant {
  return { title, members: membersOf(members), absent };
}

function examplesOf(
  { source, variants }: ContractError,
  sources: readonly Source[],
  compile: (schema: object) => ValidateFunction,
): Example[] {
  const { examples = [] }: SchemaObject = source.schema;
  return examples.flatMap((body, index) => {
    const source = sources[index];
    if (source === undefined) return [];
    const shape = variants.find(({ schema }) => quickMatch(schema, body) ?? compile(Object(schema))(body));
    return { source, ...(shape?.title && { variant: shape.title }), body };
  });
}

function membersOf(members: readonly ErrorMember[]): Member[] {
  return members
    .filter(({ common }) => !common)
    .map(({ name, types, nullable, required, description = "", format }) => ({
      name,
      types: nullable ? [...types, "null"] : types,
      required,
      description,
      ...(format && { format }),
    }));
}

/** The API's own operations. The receiver of a webhook or a callback returns its own errors. */
function operationsOf(
  { answers }: ContractError,
  order: ReadonlyMap<Operation, number>,
): OperationReference[] {
  return answers.all
    .map(({ operation }) => operation)
    .filter(({ kind }) => kind === "path")
    .sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
    .map(({ method, url: path, extensions }) => {
      const { operationId = `${method} ${path}`, summary = "", tags = [] }: OperationMembers = extensions;
      return { operationId, method: method.toUpperCase(), path, summary, tag: tags[0] ?? "" };
    });
}

function byStatusThenCode(a: ErrorEntry, b: ErrorEntry): number {
  if (a.status !== b.status) return a.status - b.status;
  // By code unit, not by locale, so that the order is the same on every machine.
  return (a.code ?? "") < (b.code ?? "") ? -1 : 1;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join("\n");
}

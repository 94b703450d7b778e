import type { Step } from "@messaging-api/sandbox/scenarios";
import { operationsOf, type Document } from "@messaging-api/error-model/bundled";
import { refName, type Json } from "@messaging-api/error-model/bundled";

/** A valid request of an operation, from the examples of the contract. */
export interface ExampleRequest {
  readonly operationId: string;
  readonly method: string;
  /** As the contract has it, with the names of its parameters in braces. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: Json;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, { readonly value?: Json }>>;
}
interface Body {
  readonly content?: {
    readonly "application/json"?: {
      readonly example?: Json;
      readonly examples?: Readonly<Record<string, { readonly value?: Json }>>;
    };
  };
}

/** The request of an operation, or undefined if the contract has no such operation. */
export function exampleRequest(document: Document, operationId: string): ExampleRequest | undefined {
  for (const { path, method, operation } of operationsOf(document)) {
    if (operation.operationId !== operationId) continue;
    const item = document.paths[path] as { parameters?: readonly Parameter[] };
    const own = operation as { parameters?: readonly Parameter[]; requestBody?: Body };
    const parameters = [...(item.parameters ?? []), ...(own.parameters ?? [])]
      .map((parameter) => resolve(document, parameter))
      .filter((parameter) => parameter.in === "path")
      .map(({ name, example, examples = {} }) => [
        name,
        String(example ?? Object.values(examples)[0]?.value ?? name),
      ]);
    const body = bodyOf(own.requestBody);
    return {
      operationId,
      method: method.toUpperCase(),
      path,
      parameters: Object.fromEntries(parameters) as Record<string, string>,
      ...(body !== undefined && { body }),
    };
  }
  return undefined;
}

/** The request that a scenario ends with, in place of the operation's own example. */
export function scenarioRequest(request: ExampleRequest, { path, body }: Step): ExampleRequest {
  const values = path.split("/");
  const parameters = request.path.split("/").flatMap((part, index): [string, string][] => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    return name === undefined ? [] : [[name, values[index] ?? ""]];
  });
  const { operationId, method, path: template } = request;
  const known = { operationId, method, path: template, parameters: Object.fromEntries(parameters) };
  return { ...known, ...(body !== undefined && { body: body as Json }) };
}

/** The path with its parameters in place, percent-encoded as a URL needs them. */
export function filledPath({ path, parameters }: ExampleRequest): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? name));
}

function bodyOf(body: Body | undefined): Json | undefined {
  const { example, examples = {} } = body?.content?.["application/json"] ?? {};
  return example ?? Object.values(examples)[0]?.value;
}

function resolve(document: Document, parameter: Parameter): Parameter {
  const { parameters = {} } = (document.components ?? {}) as { parameters?: Record<string, Parameter> };
  return parameter.$ref === undefined ? parameter : (parameters[refName(parameter.$ref)] ?? parameter);
}

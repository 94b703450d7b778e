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
  /** The query parameters that it can't do without. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** The file that it uploads in a form. */
  readonly file?: ExampleFile;
}

/** A file of an upload: the name of its field, its own name, and its media type. */
export interface ExampleFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, { readonly value?: Json }>>;
}
interface Media {
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, { readonly value?: Json }>>;
  readonly encoding?: Readonly<Record<string, { readonly contentType?: string }>>;
}
interface Body {
  readonly content?: Readonly<Record<string, Media>>;
}

/** The request of an operation, or undefined if the contract has no such operation. */
export function exampleRequest(document: Document, operationId: string): ExampleRequest | undefined {
  for (const { path, method, operation } of operationsOf(document)) {
    if (operation.operationId !== operationId) continue;
    const item = document.paths[path] as { parameters?: readonly Parameter[] };
    const own = operation as { parameters?: readonly Parameter[]; requestBody?: Body };
    const all = [...(item.parameters ?? []), ...(own.parameters ?? [])].map((one) => resolve(document, one));
    const parameters = valuesOf(all.filter((one) => one.in === "path"));
    const query = valuesOf(all.filter((one) => one.in === "query" && one.required));
    const body = exampleOf(own.requestBody?.content?.["application/json"]);
    const file = fileOf(own.requestBody?.content?.["multipart/form-data"]);
    return {
      operationId,
      method: method.toUpperCase(),
      path,
      parameters,
      ...(Object.keys(query).length > 0 && { query }),
      ...(body !== undefined && { body }),
      ...(file && { file }),
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

/** The path and the query with their parameters in place, percent-encoded as a URL needs them. */
export function filledPath({ path, parameters, query }: ExampleRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? name),
  );
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

function valuesOf(parameters: readonly Parameter[]): Record<string, string> {
  const values = parameters.map(({ name, example, examples = {} }): [string, string] => [
    name,
    String(example ?? Object.values(examples)[0]?.value ?? name),
  ]);
  return Object.fromEntries(values);
}

function exampleOf({ example, examples = {} }: Media = {}): Json | undefined {
  return example ?? Object.values(examples)[0]?.value;
}

/** An example of a form has the name of a file in place of its bytes. */
function fileOf(form: Media | undefined): ExampleFile | undefined {
  const [[field, { contentType = "" }] = ["", {}]] = Object.entries(form?.encoding ?? {});
  const name = (exampleOf(form) as Readonly<Record<string, Json>> | undefined)?.[field];
  if (typeof name !== "string") return undefined;
  const types = contentType.split(", ");
  const ending = name.split(".").at(-1)?.replace("jpg", "jpeg") ?? "";
  return { field, name, type: types.find((type) => type.endsWith(`/${ending}`)) ?? types[0] ?? "" };
}

function resolve(document: Document, parameter: Parameter): Parameter {
  const { parameters = {} } = (document.components ?? {}) as { parameters?: Record<string, Parameter> };
  return parameter.$ref === undefined ? parameter : (parameters[refName(parameter.$ref)] ?? parameter);
}

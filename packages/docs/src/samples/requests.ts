import type { Step } from "@messaging-api/sandbox/scenarios";
import {
  operationsOf,
  parametersOf,
  type Document,
  type Json,
  type MediaType,
  type Parameter,
} from "@messaging-api/error-model/bundled";

/** A valid request of an operation, from the examples of the contract. */
export interface ExampleRequest {
  readonly operationId: string;
  readonly method: string;
  /** The path in the contract, with the names of its parameters in braces. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The required query parameters. */
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

/** The example request of an operation. Undefined if the contract has no such operation. */
export function exampleRequest(document: Document, operationId: string): ExampleRequest | undefined {
  for (const { path, method, operation } of operationsOf(document)) {
    if (operation.operationId !== operationId) continue;
    const all = parametersOf(document, path, operation);
    const parameters = valuesOf(all.filter((one) => one.in === "path"));
    const query = valuesOf(all.filter((one) => one.in === "query" && one.required));
    const body = exampleOf(operation.requestBody?.content?.["application/json"]);
    const file = fileOf(operation.requestBody?.content?.["multipart/form-data"]);
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

/** The last request of a scenario, instead of the operation's own example. */
export function scenarioRequest(request: ExampleRequest, { path, body }: Step): ExampleRequest {
  const values = path.split("/");
  const parameters = request.path.split("/").flatMap((part, index): [string, string][] => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    return name === undefined ? [] : [[name, values[index] ?? ""]];
  });
  const { operationId, method, path: template } = request;
  const known = { operationId, method, path: template, parameters: Object.fromEntries(parameters) };
  return { ...known, ...(body !== undefined && { body: asJson(body) }) };
}

/** The path and the query with their parameters in place, percent-encoded as a URL needs them. */
export function filledPath({ path, parameters, query }: ExampleRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? name),
  );
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

function valuesOf(parameters: readonly Parameter[]): Record<string, string> {
  const values = parameters.map(({ name = "", example, examples = {} }): [string, string] => [
    name,
    String(example ?? Object.values(examples)[0]?.value ?? name),
  ]);
  return Object.fromEntries(values);
}

function exampleOf({ example, examples = {} }: MediaType = {}): Json | undefined {
  return example ?? Object.values(examples)[0]?.value;
}

/** An example of a form has the name of a file in place of its bytes. */
function fileOf(form: MediaType | undefined): ExampleFile | undefined {
  const [[field, { contentType = "" }] = ["", {}]] = Object.entries(form?.encoding ?? {});
  const { [field]: name }: Readonly<Record<string, Json>> = Object(exampleOf(form));
  if (typeof name !== "string") return undefined;
  const types = contentType.split(", ");
  const ending = name.split(".").at(-1)?.replace("jpg", "jpeg") ?? "";
  return { field, name, type: types.find((type) => type.endsWith(`/${ending}`)) ?? types[0] ?? "" };
}

function asJson(body: object): Json {
  return body as Json; // A scenario's body is JSON.
}

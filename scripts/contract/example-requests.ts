import {
  operationsOf,
  parametersOf,
  refName,
  type Document,
  type MediaType,
  type Operation,
  type RequestBody,
} from "@messaging-api/error-model/bundled";

/** A request made from an operation's examples. */
export interface ExampleRequest {
  /** The operation, and the example of the body or the parameter that makes the request. */
  readonly name: string;
  readonly method: string;
  /** Below the base path, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
}

/** The requests of every operation: one for each example of its body, with the first example of each parameter. */
export function exampleRequests(document: Document): ExampleRequest[] {
  return [...operationsOf(document)].flatMap(({ path, method, operation }) => {
    const parameters = parametersOf(document, path, operation);
    const first = new Map(parameters.map((one) => [one.name, valuesOf(one)[0]?.[1]]));
    const [type, media] = Object.entries(bodyOf(document, operation).content ?? {})[0] ?? [];
    const bodies = media === undefined ? [["", undefined] as const] : valuesOf(media);
    return (bodies.length > 0 ? bodies : [["", {}] as const]).map(([name, body]) => {
      const query = parameters
        .filter((one) => one.in === "query" && first.get(one.name) !== undefined)
        .map(({ name = "" }) => [name, String(first.get(name))]);
      const headers = parameters
        .filter((one) => one.in === "header" && first.get(one.name) !== undefined)
        .map(({ name = "" }) => [name, String(first.get(name))]);
      return {
        name: `${operation.operationId} ${name}`.trim(),
        method: method.toUpperCase(),
        path: `${path.replaceAll(/\{(\w+)\}/g, (_, one: string) => encodeURIComponent(String(first.get(one))))}?${new URLSearchParams(query)}`,
        headers: {
          ...Object.fromEntries(headers),
          ...(type === "application/json" && { "content-type": type }),
        },
        ...(body !== undefined && {
          body: type === "application/json" ? JSON.stringify(body) : formOf(body),
        }),
      };
    });
  });
}

function formOf(body: unknown): FormData {
  const form = new FormData();
  const entries = Object.entries(Object(body));
  for (const [name, value] of entries)
    form.set(name, new Blob([String(value)], { type: "image/png" }), "a.png");
  if (entries.length === 0) form.set("file", new Blob(["x"], { type: "image/png" }), "a.png");
  return form;
}

function bodyOf(document: Document, operation: Operation): RequestBody {
  const body = operation.requestBody;
  if (body?.$ref === undefined) return body ?? {};
  return document.components?.requestBodies?.[refName(body.$ref)] ?? body;
}

function valuesOf({ example, examples, schema }: MediaType): (readonly [string, unknown])[] {
  if (examples !== undefined)
    return Object.entries(examples).map(([name, one]): [string, unknown] => [name, one.value]);
  if (example !== undefined) return [["", example]];
  return ((typeof schema === "object" && schema.examples) || [])
    .slice(0, 1)
    .map((one): [string, unknown] => ["", one]);
}

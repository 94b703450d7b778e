import { expect } from "vitest";
import { document, pointerTo, problemAt, resolve } from "./judge.ts";
import type { Media, Operation, Parameter, Schema } from "./judge.ts";
import { parameterFor, pick, valueFor, type Random } from "./valid-request.ts";

const keys = [
  "sandbox_commercial",
  "sandbox_dedicated",
  "sandbox_dedicated",
  "sandbox_per_number",
  "sandbox_inbound",
];

/** An operation of the document. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

/** Every operation of the document. */
export const calls: readonly Call[] = Object.entries(document.paths).flatMap(
  ([path, { parameters = [], ...methods }]) =>
    Object.entries(methods).map(([method, operation]) => {
      const all = [...parameters, ...(operation.parameters ?? [])].map((one) =>
        one.$ref === undefined ? one : (resolve(one.$ref) as unknown as Parameter),
      );
      return { method, path, operation, parameters: all };
    }),
);

interface Body {
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** A body that the document allows. */
function bodyOf(call: Call, random: Random): Body | undefined {
  const { content = {} } = call.operation.requestBody ?? {};
  if ("multipart/form-data" in content) return formOf(content["multipart/form-data"], random);
  if (!("application/json" in content)) return undefined;
  return { type: "application/json", content: JSON.stringify(jsonOf(call, random)) };
}

/** A form with a file, of one of the types that the document lists. */
function formOf({ schema = true, encoding = {} }: Media, random: Random): Body {
  const { required = [] } = resolve((schema as { $ref: string }).$ref) as Exclude<Schema, boolean>;
  const parts = required.map((name) => {
    const type = pick(random, encoding[name]?.contentType.split(", ") ?? []);
    const head = `Content-Disposition: form-data; name="${name}"; filename="a.bin"\r\nContent-Type: ${type}`;
    return `--edge\r\n${head}\r\n\r\n${pick(random, ["one", "two\r\n", "--edg", "\r\n--"])}\r\n`;
  });
  const content = new TextEncoder().encode(`${parts.join("")}--edge--\r\n`);
  return { type: "multipart/form-data; boundary=edge", content };
}

function jsonOf({ path, method, operation }: Call, random: Random): unknown {
  const schema = operation.requestBody?.content["application/json"]?.schema ?? true;
  const pointer = pointerTo("paths", path, method, "requestBody", "content", "application/json", "schema");
  for (let tries = 0; tries < 50; tries += 1) {
    const value = valueFor(schema, random, resolve);
    if (problemAt(pointer, value) === undefined) return value;
  }
  return expect.unreachable(`no valid body for ${operation.operationId}`);
}

function queryOf({ parameters }: Call, random: Random): string {
  const query = parameters.filter((one) => one.in === "query" && (one.required || random() < 0.2));
  const values = query.map(({ name, schema = true }) => [
    name,
    // Prism takes an empty value of a required parameter for a missing one.
    String(valueFor(schema, random, resolve)) || "Hello",
  ]);
  return values.length === 0 ? "" : `?${new URLSearchParams(values as [string, string][]).toString()}`;
}

/** A call that the document allows. */
export interface ValidRequest {
  readonly method: string;
  /** Below the server's address. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** Makes a call that the document allows, with ids that earlier answers have brought. */
export function requestOf(call: Call, random: Random, ids: readonly string[]): ValidRequest {
  const body = bodyOf(call, random);
  // A message is found in its own chat alone, which chance would hardly hit.
  const pair = random() < 0.3 ? { chatId: "+15555550101", messageId: "msg_seedAda" } : undefined;
  const path = call.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => pair?.[name as "chatId"] ?? parameterFor(name, random, ids),
  );
  return {
    method: call.method.toUpperCase(),
    target: `${path}${queryOf(call, random)}`,
    headers: {
      authorization: `Bearer ${random() < 0.02 ? "nobody" : pick(random, keys)}`,
      ...(body !== undefined && { "content-type": body.type }),
      ...(random() < 0.3 && { "idempotency-key": String(Math.floor(random() * 500)) }),
    },
    body: body?.content,
  };
}

import { expect, it } from "vitest";
import { basePath } from "../generated/routes.ts";
import { createSandbox } from "../src/index.ts";
import { document, pointerTo, problemAt, resolve } from "./judge.ts";
import type { Media, Operation, Parameter, Schema } from "./judge.ts";
import { parameterFor, pick, randomOf, valueFor, type Random } from "./valid-request.ts";

const keys = [
  "sandbox_commercial",
  "sandbox_dedicated",
  "sandbox_dedicated",
  "sandbox_per_number",
  "sandbox_inbound",
];

interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

const calls: readonly Call[] = Object.entries(document.paths).flatMap(
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
  const values = query.map(({ name, schema = true }) => [name, String(valueFor(schema, random, resolve))]);
  return values.length === 0 ? "" : `?${new URLSearchParams(values as [string, string][]).toString()}`;
}

/** What is wrong with an answer, by the document alone. */
function problemOf({ path, method, operation }: Call, status: number, text: string): string | undefined {
  const response = operation.responses[status];
  if (response === undefined) return `${status} isn't documented`;
  const at =
    response.$ref === undefined
      ? ["paths", path, method, "responses", String(status)]
      : response.$ref.slice(2).split("/");
  return problemAt(pointerTo(...at, "content", "application/json", "schema"), JSON.parse(text));
}

it("answers valid calls with what the document allows", { timeout: 1_200_000 }, () => {
  const seed = Number(process.env["SEED"] ?? 1);
  const total = Number(process.env["CALLS"] ?? 6_000);
  const random = randomOf(seed);
  let now = Date.UTC(2026, 0, 1);
  let sandbox = createSandbox({ clock: () => now, random, validateResponses: false });
  const ids: string[] = [];
  const problems = new Map<string, string>();
  const statuses = new Map<string, number>();
  for (let index = 0; index < total; index += 1) {
    if (index % 20_000 === 19_999)
      sandbox = createSandbox({ clock: () => now, random, state: sandbox.snapshot() });
    now += Math.floor(random() * 5_000);
    const call = pick(random, calls);
    const body = bodyOf(call, random);
    // A message is found in its own chat alone, which chance would hardly hit.
    const pair = random() < 0.3 ? { chatId: "+15555550101", messageId: "msg_seedAda" } : undefined;
    const path = call.path.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => pair?.[name as "chatId"] ?? parameterFor(name, random, ids),
    );
    const headers: Record<string, string> = {
      authorization: `Bearer ${random() < 0.02 ? "nobody" : pick(random, keys)}`,
      ...(body !== undefined && { "content-type": body.type }),
      ...(random() < 0.3 && { "idempotency-key": String(Math.floor(random() * 500)) }),
    };
    const { status, text } = sandbox.handle({
      method: call.method.toUpperCase(),
      target: `${basePath}${path}${queryOf(call, random)}`,
      header: (name) => headers[name],
      body: body?.content,
    });
    const name = `${call.operation.operationId} ${status}`;
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
    const problem = problemOf(call, status, text);
    if (problem !== undefined) problems.set(`${name}: ${problem}`, `${String(body?.content)} -> ${text}`);
    for (const [id] of text.matchAll(/(?:msg|grp|wh|evt|poll)_[a-z0-9]+/gi))
      if (ids.length < 400) ids.push(id);
      else ids[Math.floor(random() * 400)] = id;
  }
  expect(Object.fromEntries(problems), `seed ${seed}`).toEqual({});
  // Every operation succeeds at times. A replay waits for a receiver; the tests of webhooks have one. Members can't be
  // changed: the API has switched that off.
  const never = ["replayWebhookEvent", "addGroupMember", "removeGroupMember"];
  const good = calls.filter(
    ({ operation }) =>
      never.includes(operation.operationId) ||
      [...statuses.keys()].some((name) => name.startsWith(`${operation.operationId} 2`)),
  );
  expect(calls.filter((one) => !good.includes(one)).map(({ operation }) => operation.operationId)).toEqual(
    [],
  );
});

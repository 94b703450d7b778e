import { readFile } from "node:fs/promises";
import { beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { commands } from "../src/control/http.ts";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { send } from "./play.ts";
import { validatorFor } from "./judge.ts";

interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: { readonly properties: Readonly<Record<string, unknown>> } }>
    >;
  };
}
const document = parse(await readFile(new URL("../control.openapi.yaml", import.meta.url), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => {
    const body = operation.requestBody?.content["application/json"]?.schema.properties ?? {};
    const members = [...(operation.parameters ?? []).map(({ name }) => name), ...Object.keys(body)];
    return [`${method.toUpperCase()} ${path.slice(1)}`, members] as const;
  }),
);

it("describes every command, with every member", () => {
  const described = Object.fromEntries(operations.map(([name, members]) => [name, members.toSorted()]));
  const taken = Object.entries(commands).map(([name, { takes }]) => [name, takes.toSorted()] as const);
  expect(described).toEqual(Object.fromEntries(taken));
});

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
const check = validatorFor(document);

it.each<[string, object?]>([
  ["GET state"],
  ["POST reset"],
  ["POST advance", { ms: 3_000 }],
  ["POST inbound", { to: "+15555550130", from: "+15555550101", text: "Hello" }],
  ["POST reaction", { messageId: "msg_seedAda", from: "+15555550101", reaction: "+love" }],
  ["POST read", { messageId: "msg_seedExpired" }],
  ["POST webhook", { key: "sandbox_dedicated", url: "http://127.0.0.1:3000/hook" }],
  ["GET events"],
  ["GET events?limit=1"],
  ["GET deliveries"],
  ["POST plan", { key: "sandbox_dedicated", id: null, dailyCap: 3 }],
  ["POST limit", { number: "+15555550130", limit: null }],
  ["POST rate", { key: "sandbox_dedicated", requestsPerSecond: 3 }],
  ["POST number", { number: "+15555550130", planKind: null }],
  ["POST force", { what: 503, on: { operationId: "sendMessage" }, times: 2 }],
])("answers %s as it is described", async (name, body) => {
  sandbox.control.inbound({ to: "+15555550130", from: "+15555550101", text: "Hello" });
  const [method = "", command = ""] = name.split(" ");
  const step = { method: method as "GET", path: `/_sandbox/${command}`, ...(body && { body }) };
  const response = await send(sandbox, "", step);
  expect(response.status).toBe(200);
  const at = ["paths", `/${command.split("?")[0]}`, method.toLowerCase()];
  if (body)
    expect(check([...at, "requestBody", "content", "application/json", "schema"], body)).toBeUndefined();
  expect(
    check([...at, "responses", "200", "content", "application/json", "schema"], await response.json()),
  ).toBeUndefined();
});

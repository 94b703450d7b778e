import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "./index.ts";
import { lint } from "./lint.ts";

const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
const expired = "components.schemas.reply_target_expired";
const badRequest = "components.responses.SendMessageBadRequest.content.application/json.schema";

/** For each rule, ways to break the good contract that it must find: a path (by dots), and what to put there. */
const faults: Record<string, readonly (readonly [path: string, value: unknown])[]> = {
  "component-unused": [
    ["components.schemas.Forgotten", { type: "string" }],
    ["components.responses.Forgotten", { description: "No" }],
  ],
  "error-body": [["components.responses.Conflict.content", undefined]],
  "error-code-const": [
    [`${expired}.properties.code`, { type: "string" }],
    [`${expired}.properties.code`, { const: "replyTargetExpired" }],
    [`${expired}.properties.code`, { const: "reply_target_old" }],
  ],
  "error-code-unique": [[`${expired}.properties.code`, { const: "reply_target_invalid" }]],
  "error-discriminator": [
    [`${badRequest}.oneOf.0.discriminator`, undefined],
    [`${badRequest}.oneOf.0.discriminator.propertyName`, "error"],
    [`${badRequest}.oneOf.0.discriminator.mapping.reply_target_expired`, undefined],
    [`${badRequest}.oneOf.0.discriminator.mapping.reply_target_expired`, "reply_target_expired"],
    [`${badRequest}.oneOf.0.discriminator.mapping.stranger`, `#/${expired.replaceAll(".", "/")}`],
    [`${badRequest}.oneOf.0.oneOf.0`, { $ref: "#/components/schemas/BadRequestError" }],
  ],
  "error-envelope": [
    [`${expired}.required`, ["error", "status", "code"]],
    [`${expired}.properties.error`, { type: "string" }],
  ],
  "error-extension": [
    [`${expired}.x-error`, undefined],
    [`${expired}.examples`, []],
  ],
  "error-reachable": [["paths./chats/{chatId}/messages.post.responses.404", undefined]],
  "error-response-shared": [["paths./me.get.responses.401", { description: "No", content: {} }]],
  "error-status-matches": [[`${expired}.properties.status`, { const: 404 }]],
  "operation-401": [["paths./me.get.responses.401", undefined]],
  "retry-after-declared": [
    ["components.responses.SendMessageTooManyRequests.headers", undefined],
    ["components.responses.Conflict.headers", { "Retry-After": { schema: { type: "string" } } }],
  ],
};

function broken(path: string, value: unknown): string {
  const document = JSON.parse(bundle) as Record<string, unknown>;
  const names = path.split(".");
  const last = names.pop() ?? "";
  let at = document;
  for (const name of names) at = at[name] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(document);
}

const ours = async (text: string) =>
  (await lint(text, "openapi.json")).map(({ code }) => String(code)).filter((code) => code in rules);

it("finds nothing in the contract as it is", async () =>
  expect(await lint(bundle, "openapi.json")).toEqual([]));

it("has every file of rules/ in the ruleset, under its name, and breaks each", () => {
  const files = readdirSync(new URL("rules", import.meta.url)).map((file) => file.replace(".ts", ""));
  expect(Object.keys(rules).sort()).toEqual(files.sort());
  expect(Object.keys(faults).sort()).toEqual(files.sort());
});

it.each(
  Object.entries(faults).flatMap(([rule, list]) => list.map(([path, value]) => ({ rule, path, value }))),
)("$rule finds $path = $value", async ({ rule, path, value }) =>
  expect(await ours(broken(path, value))).toContain(rule),
);

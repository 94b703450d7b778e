import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errorContract } from "./error-contract.ts";
import type { Rule } from "./rule.ts";
import { rules, type RuleId } from "./rules.ts";
import { broken, type Fault, findingsOf } from "./testing/findings.ts";

const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
const expired = "components.schemas.reply_target_expired";
const notFound = "components.schemas.NotFoundError";
const quota = "components.schemas.outbound_limit_reached";
const badRequest = "components.responses.SendMessageBadRequest.content.application/json";
const coded = `${badRequest}.schema.oneOf.0`;
const send = "paths./chats/{chatId}/messages.post";

/** For each rule, ways to break the good contract that it must find, and where. */
const faults: Record<RuleId, readonly Fault[]> = {
  "component-unused": [
    { set: { "components.schemas.Forgotten": { type: "string" } }, at: "components.schemas.Forgotten" },
    {
      set: { "components.responses.Forgotten": { description: "No" } },
      at: "components.responses.Forgotten",
    },
  ],
  "error-body": [
    { set: { "components.responses.Conflict.content": undefined }, at: "components.responses.Conflict" },
    {
      set: { "components.responses.Conflict.content.application/json.schema": { type: "object" } },
      at: "components.responses.Conflict.content.application/json.schema",
    },
  ],
  "error-code-casing": [
    {
      set: { [`${expired}.properties.code.const`]: "replyTargetExpired" },
      at: `${expired}.properties.code.const`,
    },
    {
      set: { [`${expired}.properties.code.const`]: "reply__target" },
      at: `${expired}.properties.code.const`,
    },
  ],
  "error-code-const": [
    { set: { [`${expired}.properties.code`]: { type: "string" } }, at: `${expired}.properties.code` },
    { set: { [`${expired}.properties.code`]: { const: 5 } }, at: `${expired}.properties.code.const` },
    { set: { [`${expired}.required`]: ["error", "message", "status"] }, at: expired },
    { set: { [`${notFound}.properties.code`]: { type: "string" } }, at: `${notFound}.properties.code` },
  ],
  "error-code-known": [
    {
      set: { [`${expired}.description`]: "See `reply_target_gone` for the rest." },
      at: `${expired}.description`,
    },
    {
      set: { [`${send}.description`]: "Refused with `outbound_limit_met` when it is full." },
      at: `${send}.description`,
    },
    {
      set: { "components.schemas.ApiError.examples.0.code": "reply_target_gone" },
      at: "components.schemas.ApiError.examples.0.code",
    },
  ],
  "error-code-retired": [
    {
      set: { [`${expired}.x-error.renamedFrom`]: ["reply_target_invalid"] },
      at: "components.schemas.reply_target_invalid.properties.code.const",
    },
    { set: { "info.x-retired-codes": ["reply_target_expired"] }, at: `${expired}.properties.code.const` },
  ],
  "error-code-similar": [
    {
      set: { [`${expired}.properties.code.const`]: "reply_targets_invalid" },
      at: `${expired}.properties.code.const`,
    },
  ],
  "error-code-unique": [
    {
      set: { [`${expired}.properties.code.const`]: "reply_target_invalid" },
      at: `${expired}.properties.code.const`,
    },
  ],
  "error-discriminator": [
    { set: { [`${coded}.discriminator`]: undefined }, at: coded },
    { set: { [`${coded}.discriminator.propertyName`]: "error" }, at: `${coded}.discriminator.propertyName` },
  ],
  "error-discriminator-members": [
    {
      set: { [`${coded}.oneOf.0`]: { $ref: "#/components/schemas/BadRequestError" } },
      at: `${coded}.oneOf.0`,
    },
    { set: { [`${coded}.oneOf.0`]: { type: "object" } }, at: `${coded}.oneOf.0` },
  ],
  "error-documented": [
    { set: { [`${expired}.title`]: undefined }, at: expired },
    { set: { [`${expired}.description`]: "expired" }, at: expired },
    { set: { [`${expired}.x-error`]: undefined }, at: expired },
  ],
  "error-envelope": [
    { set: { [`${expired}.required`]: ["error", "status", "code"] }, at: `${expired}.required` },
    { set: { [`${expired}.properties.error`]: { type: "string" } }, at: `${expired}.properties.error` },
    { set: { [`${expired}.properties.error.const`]: "Error" }, at: `${expired}.properties.error.const` },
    { set: { [`${expired}.properties.message`]: { const: "No." } }, at: `${expired}.properties.message` },
    { set: { [`${expired}.properties.message`]: undefined }, at: expired },
  ],
  "error-example-listed": [
    { set: { [`${badRequest}.examples.reply_target_expired`]: undefined }, at: badRequest },
    { set: { [`${badRequest}.examples`]: undefined }, at: badRequest },
  ],
  "error-example-message": [
    { set: { [`${quota}.examples.0.limit`]: 36 }, at: `${quota}.examples.0` },
    {
      set: { [`${quota}.examples.0.limit`]: 36, [`${quota}.examples.0.current`]: 36 },
      at: `${quota}.examples.0`,
    },
  ],
  "error-example-present": [
    { set: { [`${expired}.examples`]: [] }, at: expired },
    { set: { [`${quota}.examples.1`]: undefined }, at: `${quota}.oneOf.1` },
  ],
  "error-extension": [
    { set: { [`${expired}.x-error.retry`]: "nevr" }, at: `${expired}.x-error.retry` },
    { set: { [`${expired}.x-error.cause`]: undefined }, at: `${expired}.x-error` },
    { set: { [`${expired}.x-error.stranger`]: 1 }, at: `${expired}.x-error` },
    { set: { [`${expired}.x-error`]: null }, at: `${expired}.x-error` },
  ],
  "error-mapping": [
    {
      set: { [`${coded}.discriminator.mapping.reply_target_expired`]: undefined },
      at: `${coded}.discriminator.mapping`,
    },
    {
      set: { [`${coded}.discriminator.mapping.reply_target_expired`]: "reply_target_expired" },
      at: `${coded}.discriminator.mapping.reply_target_expired`,
    },
    {
      set: { [`${coded}.discriminator.mapping.stranger`]: `#/${expired.replaceAll(".", "/")}` },
      at: `${coded}.discriminator.mapping.stranger`,
    },
  ],
  "error-media-type": [
    {
      set: { "components.responses.Conflict.content.text/plain": { schema: { type: "string" } } },
      at: "components.responses.Conflict.content",
    },
  ],
  "error-member-described": [
    { set: { [`${quota}.properties.limit.description`]: undefined }, at: `${quota}.properties.limit` },
    { set: { [`${quota}.properties.limit.type`]: undefined }, at: `${quota}.properties.limit` },
    {
      set: { [`${quota}.oneOf.1.properties.sender_number.pattern`]: undefined },
      at: `${quota}.oneOf.1.properties.sender_number`,
    },
    {
      set: { [`${quota}.properties.retry_delay`]: { type: "integer", description: "How long to wait." } },
      at: `${quota}.properties.retry_delay`,
    },
  ],
  "error-not-in-success": [
    {
      set: {
        [`${send}.responses.200.content.application/json.schema`]: {
          $ref: "#/components/schemas/NotFoundError",
        },
      },
      at: `${send}.responses.200.content.application/json.schema`,
    },
  ],
  "error-open": [
    { set: { [`${expired}.additionalProperties`]: false }, at: `${expired}.additionalProperties` },
    { set: { [`${expired}.unevaluatedProperties`]: false }, at: `${expired}.unevaluatedProperties` },
  ],
  "error-overlap": [
    { set: { "components.schemas.BadRequestError.properties.code": undefined }, at: `${badRequest}.schema` },
    { set: { [`${expired}.properties.code.const`]: "reply_target_invalid" }, at: `${badRequest}.schema` },
  ],
  "error-reachable": [
    { set: { [`${send}.responses.404`]: undefined }, at: "components.schemas.reply_target_not_found" },
  ],
  "error-response-shared": [
    {
      set: { "paths./me.get.responses.401": { description: "No", content: {} } },
      at: "paths./me.get.responses.401",
    },
  ],
  "error-schema-name": [{ set: { [`${expired}.properties.code.const`]: "reply_target_old" }, at: expired }],
  "error-status-const": [
    { set: { [`${expired}.properties.status`]: { type: "integer" } }, at: `${expired}.properties.status` },
    { set: { [`${expired}.properties.status.const`]: 200 }, at: `${expired}.properties.status.const` },
    { set: { [`${expired}.properties.status`]: undefined }, at: expired },
  ],
  "error-status-matches": [
    { set: { [`${expired}.properties.status.const`]: 404 }, at: `${expired}.properties.status.const` },
    {
      set: { [`${send}.responses.409`]: { $ref: "#/components/responses/NotFound" } },
      at: `${send}.responses.409`,
    },
  ],
  "example-valid": [
    { set: { [`${quota}.examples.0.limit`]: "35" }, at: `${quota}.examples.0.limit` },
    { set: { [`${quota}.examples.0.limit`]: undefined }, at: `${quota}.examples.0` },
    {
      set: { [`${badRequest}.examples.reply_target_expired.value.status`]: 404 },
      at: `${badRequest}.examples.reply_target_expired.value.status`,
    },
    {
      set: { "components.parameters.Limit.schema.default": "many" },
      at: "components.parameters.Limit.schema.default",
    },
  ],
  "operation-401": [
    { set: { "paths./me.get.responses.401": undefined }, at: "paths./me.get.responses" },
    { set: { "paths./me.get.security": [] }, at: "paths./me.get.responses.401" },
  ],
  "operation-default": [
    {
      set: { [`${send}.responses.default`]: { $ref: "#/components/responses/Conflict" } },
      at: `${send}.responses.default`,
    },
  ],
  "operation-errors": [
    { set: { [`${send}.responses.429`]: undefined }, at: `${send}.responses` },
    { set: { [`${send}.responses.400`]: undefined }, at: `${send}.responses` },
    {
      set: { "paths./contacts/{contactId}.get.responses.404": undefined },
      at: "paths./contacts/{contactId}.get.responses",
    },
    {
      set: { "paths./contacts/{contactId}.get.x-unlisted-errors": { 404: "It is listed." } },
      at: "paths./contacts/{contactId}.get.x-unlisted-errors.404",
    },
  ],
  "operation-status-known": [
    {
      set: { [`${send}.responses.498`]: { $ref: "#/components/responses/Conflict" } },
      at: `${send}.responses.498`,
    },
  ],
  "retry-after-declared": [
    {
      set: { "components.responses.SendMessageTooManyRequests.headers": undefined },
      at: "components.responses.SendMessageTooManyRequests",
    },
    {
      set: { "components.responses.Conflict.headers": { "Retry-After": { schema: { type: "string" } } } },
      at: "components.responses.Conflict.headers",
    },
  ],
};

it("finds nothing in the contract as it is", async () =>
  expect(await findingsOf(JSON.parse(bundle))).toEqual([]));

it("has every file of rules/ in the ruleset, under its name, and breaks each", () => {
  const files = readdirSync(new URL("rules", import.meta.url)).map((file) => file.replace(".ts", ""));
  expect(Object.keys(rules).sort()).toEqual(files.sort());
  expect(Object.keys(faults).sort()).toEqual(files.sort());
  expect(Object.keys(errorContract().rules ?? {}).sort()).toEqual(files.sort());
});

describe.each(Object.entries(faults))("%s", (rule, list) => {
  it.each(list.map((fault) => ({ fault, what: JSON.stringify(fault.set).slice(0, 120) })))(
    "finds $what",
    async ({ fault }) => {
      const found = await findingsOf(broken(bundle, fault));
      expect(found.filter(({ code }) => code === rule).map(({ path }) => path.join("."))).toContain(fault.at);
    },
  );
});

it.each(Object.entries<Rule>(rules))("%s says what, why, and what to do", (_, rule) => {
  for (const text of [rule.description, rule.why, rule.fix]) expect(text).toMatch(/^[`A-Z].{30,}[.)]$/s);
  expect(rule.good.trim()).not.toBe(rule.bad.trim());
  for (const link of rule.links ?? []) expect(new URL(link).protocol).toBe("https:");
});

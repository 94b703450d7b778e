import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { screaming, screamingOptions } from "./testing/documents.ts";
import { broken } from "./testing/fault.ts";
import { findingsOf } from "./testing/findings.ts";

const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
const codesOf = async (document: object, options = {}) =>
  (await findingsOf(document, options))
    .filter(({ code }) => code !== "unrecognized-format")
    .map(({ code, path }) => `${code} ${path.join(".")}`);

describe("a contract that is written in another way", () => {
  const text = JSON.stringify(screaming);
  const schemas = "components.schemas";

  it("is clean under options that say how", async () => {
    const found = await codesOf(JSON.parse(text) as object, screamingOptions);
    // Examples of responses are wanted of everybody.
    expect(found.filter((one) => !one.startsWith("error-example-listed"))).toEqual([]);
  });

  it.each([
    [`${schemas}.OrderMissingError.allOf.1.properties.errorCode.enum.0`, "orderMissing", "error-code-casing"],
    [`${schemas}.OrderMissingError.allOf.1.properties.errorCode.enum.0`, "ORDER_GONE", "error-schema-name"],
    [`${schemas}.OrderMissingError.allOf.1.properties.errorCode.enum.0`, "ORDER_ARCHIVED", "error-overlap"],
    [`${schemas}.OrderMissingError.allOf.1.properties.httpStatus.enum.0`, 403, "error-status-matches"],
    [`${schemas}.OrderMissingError.allOf.0`, { type: "object" }, "error-envelope"],
    [`${schemas}.OrderMissingError.example`, undefined, "error-example-present"],
    ["components.responses.Denied.content", undefined, "error-body"],
  ])("%s = %s breaks %s", async (path, value, rule) => {
    const found = await codesOf(broken(text, { set: { [path]: value } }), screamingOptions);
    expect(
      found.some((one) => one.startsWith(`${rule} `)),
      found.join("\n"),
    ).toBe(true);
  });

  it.each(["3.0.3", "3.1.1", "3.2.0"])("is read in OpenAPI %s", async (openapi) => {
    const fault = {
      openapi,
      [`${schemas}.OrderMissingError.allOf.1.properties.errorCode.enum.0`]: "orderMissing",
    };
    expect(await codesOf(broken(text, { set: fault }), screamingOptions)).toContain(
      `error-code-casing ${schemas}.OrderMissingError.allOf.1.properties.errorCode.enum.0`,
    );
  });
});

it("reserves codes", async () => {
  const found = await codesOf(JSON.parse(bundle) as object, { reserved: ["reply_target_expired"] });
  expect(found).toEqual(["error-code-retired components.schemas.reply_target_expired.properties.code.const"]);
});

it("accepts a range of statuses, and lists what does not belong there", async () => {
  const path = "paths./chats/{chatId}/messages.post.responses";
  const range = { $ref: "#/components/responses/SendMessageNotFound" };
  expect(
    await codesOf(broken(bundle, { set: { [`${path}.404`]: undefined, [`${path}.4XX`]: range } })),
  ).toEqual([]);
  const wrong = await codesOf(broken(bundle, { set: { [`${path}.5XX`]: range } }));
  expect(wrong).toContain(`error-status-matches ${path}.5XX`);
});

it.each([
  [
    "no errors",
    {
      openapi: "3.1.0",
      info: {},
      paths: { "/a": { get: { responses: { 200: { description: "Fine." } } } } },
    },
  ],
  [
    "errors without codes",
    {
      openapi: "3.0.0",
      paths: {
        "/a/{b}": {
          post: {
            requestBody: {},
            responses: { 400: { description: "No." }, default: { description: "?" } },
          },
        },
      },
    },
  ],
  ["Swagger 2", { swagger: "2.0", paths: { "/a": { get: { responses: { 404: { description: "No." } } } } } }],
  ["nothing at all", {}],
])("says nothing of a document with %s", async (_, document) => expect(await codesOf(document)).toEqual([]));

it("meets circles of references and of schemas", async () => {
  const set = {
    "components.schemas.BadRequestError": { $ref: "#/components/schemas/BadRequestError" },
    "components.schemas.ApiError": { allOf: [{ $ref: "#/components/schemas/ApiError" }] },
    "components.schemas.reply_target_expired": {
      oneOf: [{ $ref: "#/components/schemas/reply_target_expired" }],
    },
    "components.responses.Conflict": { $ref: "#/components/responses/Conflict" },
    "components.responses.NotFound": { $ref: "#/nowhere/at/all" },
  };
  expect((await codesOf(broken(bundle, { set }))).length).toBeGreaterThan(0);
});

// What an author may type in any place, the wrong kind of thing above all.
const typed = [null, [], {}, "text", 5, true, { $ref: "#/components/schemas/Nope" }, { $ref: 5 }, [null]];

it("throws at nothing that an author may type anywhere", async () => {
  const document = JSON.parse(bundle) as Record<string, unknown>;
  const places: { holder: Record<string, unknown>; name: string }[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const [name, value] of Object.entries(holder)) {
      places.push({ holder, name });
      if (typeof value === "object" && value !== null) walk(value as Record<string, unknown>);
    }
  };
  walk(document["components"] as Record<string, unknown>);
  walk((document["paths"] as Record<string, Record<string, unknown>>)["/chats/{chatId}/messages"] ?? {});
  const { contractOf } = await import("./model/error-contract.ts");
  const { defaults } = await import("./options.ts");
  // Every third place, for time; each meets the next of the things.
  for (let index = 0; index < places.length; index += 3) {
    const { holder, name } = places[index] ?? { holder: document, name: "openapi" };
    const before = holder[name];
    holder[name] = typed[(index / 3) % typed.length];
    const contract = contractOf({ ...document }, defaults);
    // Validating every example takes a tenth of a second each time.
    const due = Object.values<Rule>(rules).filter(
      (rule) => rule !== rules["example-valid"] || index % 60 === 0,
    );
    for (const rule of due)
      for (const one of rule.check(contract)) expect(one.path.length).toBeGreaterThan(0);
    holder[name] = before;
  }
});

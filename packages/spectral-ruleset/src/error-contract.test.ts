import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { problemDetails, problemOptions, screaming, screamingOptions } from "./testing/documents.ts";
import { broken } from "./testing/fault.ts";
import { findingsOf } from "./testing/findings.ts";
import { good } from "./testing/rule-tests.ts";

const bundle = readFileSync(new URL("../../types/generated/openapi.json", import.meta.url), "utf8");
const text = { "application/json": { schema: { type: "string" } } };
const codesOf = async (document: object, options = {}) =>
  (await findingsOf(document, options))
    .filter(({ code }) => code !== "unrecognized-format")
    .map(({ code, path }) => `${code} ${path.join(".")}`);

describe("a contract that is written in another way", () => {
  const text = JSON.stringify(screaming);
  const schemas = "components.schemas";

  it("is clean under options that say how", async () => {
    const found = await codesOf(JSON.parse(text) as object, screamingOptions);
    // Every document must have examples of responses.
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

describe("the good document, as another version of OpenAPI writes it", () => {
  /** Constants as an `enum` of one, a forbidden member by `not`, and one example in each schema. */
  const as30 = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(as30);
    if (typeof value !== "object" || value === null) return value;
    const { const: constant, examples, ...own } = value as Record<string, unknown>;
    const properties = Object.entries((own["properties"] ?? {}) as object);
    const forbidden = properties.flatMap(([name, one]) => (one === false ? [name] : []));
    const kept = properties.filter(([, one]) => one !== false).map(([name, one]) => [name, as30(one)]);
    return {
      ...(Object.fromEntries(Object.entries(own).map(([name, one]) => [name, as30(one)])) as object),
      ...(constant !== undefined && { enum: [constant] }),
      ...(Array.isArray(examples)
        ? { example: examples[0] as unknown }
        : examples !== undefined && { examples }),
      ...(properties.length > 0 && { properties: Object.fromEntries(kept) as unknown }),
      ...(forbidden.length > 0 && { not: { required: forbidden } }),
    };
  };
  const contract = JSON.parse(good) as {
    components: { schemas: { limit_reached: { examples: unknown[] } } };
  };
  const { examples } = contract.components.schemas.limit_reached;
  const old = as30({ ...contract, openapi: "3.0.3" });
  const limit = "components.schemas.limit_reached";

  it("has no finding in 3.0, where variants have their own example", async () => {
    const document = broken(JSON.stringify(old), { set: { [`${limit}.oneOf.1.example`]: examples[1] } });
    expect(await codesOf(document)).toEqual([]);
    expect(await codesOf(old as object)).toEqual([`error-example-present ${limit}.oneOf.1`]);
  });

  it.each([
    ["components.schemas.contact_blocked.properties.code.enum", ["contact_blocked", "b"], "error-code-const"],
    ["components.schemas.contact_blocked.properties.status.enum", [404], "error-status-matches"],
    ["components.schemas.ForbiddenError.not", undefined, "error-overlap"],
    ["components.schemas.contact_blocked.example.status", "403", "example-valid"],
  ])("finds in 3.0 that %s = %j breaks %s", async (path, value, rule) => {
    const found = await codesOf(broken(JSON.stringify(old), { set: { [path]: value } }));
    expect(found.map((one) => one.split(" ")[0])).toContain(rule);
  });

  it.each(["3.1.0", "3.2.0"])("has no finding in %s", async (openapi) =>
    expect(await codesOf({ ...contract, openapi })).toEqual([]),
  );
});

describe("problem details by RFC 9457, distinguished by their type", () => {
  const text = JSON.stringify(problemDetails);
  const outOfCredit = "components.schemas.OutOfCreditProblem";

  it("are clean under options that say how", async () =>
    expect(await codesOf(JSON.parse(text) as object, problemOptions)).toEqual([]));

  it.each([
    [`${outOfCredit}.properties.type.const`, "out-of-credit", "error-code-casing"],
    [`${outOfCredit}.properties.type`, { type: "string", format: "uri" }, "error-code-const"],
    [`${outOfCredit}.properties.type.const`, "https://api.test/problems/not-found", "error-overlap"],
    [`${outOfCredit}.properties.title`, { type: "integer" }, "error-envelope"],
    [`${outOfCredit}.required`, ["type", "title"], "error-envelope"],
    [`${outOfCredit}.examples.0.balance`, "30", "example-valid"],
    [`${outOfCredit}.examples.0.balance`, 31, "error-example-message"],
    [`${outOfCredit}.properties.balance.description`, undefined, "error-member-described"],
  ])("%s = %j breaks %s", async (path, value, rule) => {
    const found = await codesOf(broken(text, { set: { [path]: value } }), problemOptions);
    expect(found.map((one) => one.split(" ")[0])).toContain(rule);
  });

  it("have no contract of ours without those options", async () =>
    expect(await codesOf(JSON.parse(text) as object)).toEqual([
      "component-unused components.schemas.Problem",
      "error-contract-found paths",
    ]));
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
            responses: {
              400: { description: "No.", content: text },
              404: { description: "?", content: text },
            },
          },
        },
      },
    },
  ],
])("says only that a document with %s has no codes", async (_, document) => {
  expect(await codesOf(document)).toEqual(["error-contract-found paths"]);
});

it("recognizes a Swagger 2 document", async () => {
  const paths = { "/a": { get: { responses: { 404: { description: "No." } } } } };
  const found = await findingsOf({ swagger: "2.0", paths });
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ["error-contract-found", expect.stringMatching(/^This is Swagger 2\.0, not OpenAPI 3\. Convert it/)],
  ]);
});

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

import type { ModelOptions } from "../../src/index.ts";
import { document, ref, response } from "./write.ts";

/** A document of one style, and its errors as `code status operations`. */
export interface StyleDocument {
  readonly options: Partial<ModelOptions>;
  readonly document: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[];
}

const text = { type: "string" };
const constant = (value: unknown) => ({ const: value });
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  required,
  properties,
});
const own = (code: string, status: number, more: object = {}) => ({
  allOf: [ref("ApiError"), object({ code: constant(code), status: constant(status), ...more })],
  "x-error": { retry: status === 429 ? "retry-after" : "never" },
});

const messagingApi = document(
  {
    read: { "404": response(ref("NotFoundError")), "429": response(ref("too_many")) },
    send: {
      "400": response({
        oneOf: [ref("too_long"), ref("no_text")],
        discriminator: {
          propertyName: "code",
          mapping: { too_long: "#/components/schemas/too_long", no_text: "no_text" },
        },
      }),
    },
  },
  {
    ApiError: object({ error: constant("ApiError"), message: text, status: { type: "integer" } }),
    too_long: own("too_long", 400, { limit: { type: "integer" }, current: { type: ["integer", "null"] } }),
    no_text: own("no_text", 400),
    too_many: own("too_many", 429),
    NotFoundError: { allOf: [ref("ApiError"), { properties: { status: constant(404), code: false } }] },
  },
);

const problem = document(
  {
    read: {
      "404": { description: "Gone.", content: { "application/problem+json": { schema: ref("Gone") } } },
      default: { description: "Other.", content: { "application/problem+json": { schema: ref("Problem") } } },
    },
  },
  {
    Problem: object({ type: { type: "string", format: "uri" }, status: { type: "integer" }, detail: text }, [
      "type",
    ]),
    Gone: {
      allOf: [
        ref("Problem"),
        { properties: { type: constant("https://shop.example/gone"), status: constant(404) } },
      ],
    },
  },
);

const nested = document(
  { read: { "404": response(ref("NotFound")), "402": response({ oneOf: [ref("NoMoney"), ref("NoCard")] }) } },
  {
    Code: { enum: ["not_found"] },
    NotFound: object({ error: object({ code: { allOf: [ref("Code")] }, message: text }) }),
    NoMoney: object({
      error: object({ code: constant("no_money"), message: text, balance: { type: "number" } }),
    }),
    NoCard: object({ error: object({ code: constant("no_card"), message: text }) }),
  },
);

const google = document(
  {
    read: {
      "404": response(ref("Missing"), {
        error: { code: 404, message: "No.", details: [{ reason: "MISSING" }] },
      }),
    },
  },
  {
    Status: object({
      error: object({
        code: { type: "integer" },
        message: text,
        details: { type: "array", items: object({ reason: text }) },
      }),
    }),
    Missing: {
      allOf: [
        ref("Status"),
        {
          properties: {
            error: {
              properties: {
                code: constant(404),
                details: { items: { properties: { reason: constant("MISSING") } } },
              },
            },
          },
        },
      ],
    },
  },
);

const item = (code: string, status: string) => ({
  allOf: [ref("ErrorObject"), { properties: { code: constant(code), status: constant(status) } }],
});
const jsonapi = document(
  {
    write: {
      "422": response(
        object({ errors: { type: "array", minItems: 1, items: { oneOf: [ref("Blank"), ref("Long")] } } }),
      ),
    },
  },
  {
    ErrorObject: object({ code: text, status: text, title: text }),
    Blank: item("blank", "422"),
    Long: item("long", "422"),
  },
);

const enumEnvelope = document(
  {
    read: { "404": response(ref("Error")) },
    write: { "400": response(ref("Error")), "404": response(ref("Error")) },
  },
  {
    Error: object({ code: ref("ErrorCode"), message: text }),
    ErrorCode: { enum: ["NOT_FOUND", "NOT_VALID"] },
  },
);

const camaraBody = (status: number, codes: readonly string[]) =>
  response({
    allOf: [ref("ErrorInfo"), { properties: { status: { enum: [status] }, code: { enum: codes } } }],
  });
const camara = document(
  {
    read: {
      "403": camaraBody(403, ["PERMISSION_DENIED"]),
      "404": camaraBody(404, ["NOT_FOUND", "DEVICE_NOT_FOUND"]),
    },
  },
  { ErrorInfo: object({ status: { type: "integer" }, code: text, message: text }) },
);

/** One document per preset. */
export const styles: Readonly<Record<string, StyleDocument>> = {
  "messaging-api": {
    options: { preset: "messaging-api" },
    document: messagingApi,
    errors: ["- 404 read", "no_text 400 send", "too_long 400 send", "too_many 429 read"],
  },
  problem: {
    options: { preset: "problem" },
    document: problem,
    errors: ["https://shop.example/gone 404 read"],
  },
  nested: {
    options: { preset: "nested" },
    document: nested,
    errors: ["no_card 402 read", "no_money 402 read", "not_found 404 read"],
  },
  google: { options: { preset: "google" }, document: google, errors: ["MISSING 404 read"] },
  jsonapi: {
    options: { preset: "jsonapi" },
    document: jsonapi,
    errors: ["blank 422 write", "long 422 write"],
  },
  "enum-envelope": {
    options: { preset: "enum-envelope" },
    document: enumEnvelope,
    errors: ["NOT_FOUND 400,404 read,write", "NOT_VALID 400,404 read,write"],
  },
  camara: {
    options: { preset: "camara" },
    document: camara,
    errors: ["DEVICE_NOT_FOUND 404 read", "NOT_FOUND 404 read", "PERMISSION_DENIED 403 read"],
  },
};

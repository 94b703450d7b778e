import fc from "fast-check";
import { expect, it } from "vitest";
import { specs } from "../generated/catalogue.ts";
import { createClient, describe as words, isApiError, parseError } from "../src/index.ts";
import { rawClient } from "../src/openapi-fetch.ts";
import {
  anyResponse,
  documented,
  memberNames,
  respond,
  toJson,
  trickyValues,
} from "./arbitrary-responses.ts";
import { codes, isOfCode, isUnlistedVariant } from "./contract-oracle.ts";

// Each run takes other responses. Of four faults in the parser, three were found within 200 responses, and one within 1,500.
// FUZZ_RUNS=1000000 is for a long run.
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 8_000);

const send = "POST /chats/{chatId}/messages";
type Json = Record<string, unknown>;

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

/** What the types promise about an error must hold, and what the contract's schemas take must be taken. */
function checkPromises(error: unknown, status: number, text: string): void {
  if (!isApiError(error)) throw new Error("not an error of the client");
  JSON.stringify(error);
  words(error);
  const body = parsed(text);
  const isKnown = error.code !== undefined && codes.includes(error.code);
  const promises = [
    typeof error.message === "string",
    error.retryAfterMs === undefined || error.retryAfterMs >= 0,
    typeof error.retryable === "boolean",
    !isKnown || isOfCode(error.code, body) || isUnlistedVariant(body),
    !isKnown || error.status === specs[error.code as keyof typeof specs][0] % 1000,
    !isOfCode(body["code"], body) || body["status"] !== status || error.code === body["code"],
    error.code !== undefined || !Object.hasOwn(body, "code"),
    // What every object inherits is no member that came.
    !error.details || Object.getPrototypeOf(error.details) === Object.prototype,
  ];
  if (!promises.every(Boolean)) expect([promises, text, error]).toBe("as promised");
}

function checkPrototype(): void {
  if ("polluted" in {} || Object.keys(Object.prototype).length > 0) throw new Error("polluted");
}

it("any response becomes a typed error, and pollutes nothing", async () => {
  let body: Parameters<typeof respond>[0];
  const settings = {
    apiKey: "k",
    baseUrl: "http://localhost",
    maxRetries: 0,
    fetch: async () => respond(body),
  };
  const clients = [createClient(settings), createClient(settings)] as const;
  rawClient(clients[1]);
  const property = fc.asyncProperty(anyResponse, fc.nat({ max: 9 }), async (response, dice) => {
    body = response;
    const error = await parseError(send, respond(response));
    checkPromises(error, response.status, response.text);
    // The client agrees with what is parsed beside it, in either way; only a success isn't an error.
    const result = await clients[dice === 0 ? 1 : 0].GET("/me");
    if (
      result.error ? result.error.code !== error.code : !result.response.ok || typeof result.data !== "object"
    )
      expect(result).toBe(error);
    checkPrototype();
  });
  await fc.assert(property, { numRuns });
});

it("any fetch that throws anything becomes a typed error", async () => {
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
    fc.record({ cause: fc.record({ code: fc.oneof(fc.string(), fc.constant(Symbol("x"))) }) }),
  );
  const property = fc.asyncProperty(anything, fc.boolean(), async (thrown, returned) => {
    const fetch = (returned ? async () => thrown : () => Promise.reject(thrown)) as typeof globalThis.fetch;
    const { error } = await createClient({
      apiKey: "k",
      baseUrl: "http://localhost",
      maxRetries: 0,
      fetch,
    }).GET("/me");
    const code = returned ? "client/invalid_request" : "client/network";
    if (error?.code !== code || !isApiError(error)) expect(error).toBe(code);
  });
  await fc.assert(property, { numRuns: numRuns / 2 });
});

// The generator's own `binary` is the same with a table of all 1.1 million code points: 98 MB and a second in each process.
const surrogates = { first: 0xd800, count: 0x800 };
const anyCodePoint = fc.nat({ max: 0x10ffff - surrogates.count }).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (text) => {
    const point = typeof text === "string" && text.isWellFormed() ? text.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== text) throw new Error("not one code point");
    return point < surrogates.first ? point : point - surrogates.count;
  },
);

it("any chat id reaches the server as it is, or is not sent", async () => {
  let url = "";
  const fetch = (async (to: string) => ((url = to), Response.json({}))) as typeof globalThis.fetch;
  const client = createClient({ apiKey: "k", baseUrl: "http://localhost/v2", fetch });
  const anyText = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: anyCodePoint }));
  const property = fc.asyncProperty(anyText, async (chatId) => {
    url = "";
    const { error } = await client.GET("/chats/{chatId}", { params: { path: { chatId } } });
    const arrived = url && decodeURIComponent(new URL(url).pathname.slice("/v2/chats/".length));
    if (error ? error.code !== "client/invalid_request" || url : arrived !== chatId)
      expect([error, arrived]).toBe(chatId);
  });
  await fc.assert(property, { numRuns: numRuns / 2 });
});

it.each(documented)("takes the documented body of $code $status", async (body) => {
  const error = await parseError(send, Response.json(body, { status: body["status"] as number }));
  expect([error.code, error.status]).toEqual([body["code"], body["status"]]);
  expect(words(error)?.title).toEqual(expect.any(String));
});

it.each(documented)(
  "keeps its promises for every mutation of the documented body of $code $status",
  async (body) => {
    const status = body["status"] as number;
    const members = Object.entries(body);
    const texts = [...memberNames, ...Object.keys(body)].flatMap((name) =>
      [...trickyValues, undefined].map((value) => toJson([...members, [name, value]])),
    );
    const whole = toJson(members);
    for (let end = 0; end < whole.length; end++) texts.push(whole.slice(0, end));
    for (const text of texts)
      for (const sent of [status, 200, 400, 429, 503])
        checkPromises(await parseError(send, respond({ text, status: sent, headers: {} })), sent, text);
    checkPrototype();
  },
);

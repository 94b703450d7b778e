import fc from "fast-check";
import { expect, it } from "vitest";
import { examples } from "../generated/examples.ts";
import { codes, statuses } from "../generated/catalogue.ts";
import { createClient, describe as words, isApiError, parseError } from "../src/index.ts";
import { isValidBody } from "../src/bodies.ts";

// FUZZ_RUNS=300000 for a long run.
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const timeout = 600_000;

const send = "POST /chats/{chatId}/messages";
type Json = Record<string, unknown>;
const known: readonly Json[] = Object.values(examples).flat() as readonly Json[];

const own = [
  ...Object.keys(codes),
  "brand_new",
  "client/network",
  "__proto__",
  "constructor",
  "toString",
  "404",
  "",
];
const code = fc.oneof(fc.constantFrom<unknown>(...own), fc.string(), fc.jsonValue());
const member = fc.constantFrom(
  "error",
  "message",
  "status",
  "code",
  "limit",
  "mode",
  "sender_number",
  "plan_id",
  "__proto__",
  "toString",
  "length",
);
const tricky = fc.constantFrom<unknown>(
  null,
  0,
  -1,
  1.5,
  "",
  "total",
  "ApiError",
  429,
  [],
  {},
  { toString: 1, valueOf: 1 },
  JSON.parse('{"__proto__":{"polluted":1}}'),
);
const value = fc.oneof(tricky, code, fc.jsonValue());

/** A documented body with some members changed, added or gone. */
const mutated = fc
  .tuple(
    fc.constantFrom(...known),
    fc.array(fc.tuple(member, fc.oneof(value, fc.constant(undefined))), { maxLength: 3 }),
  )
  .map(([body, changes]) => {
    const entries = new Map<string, unknown>([...Object.entries(body), ...changes]);
    const text = [...entries].flatMap(([name, one]) =>
      one === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(one)}`],
    );
    return `{${text.join(",")}}`;
  });
const text = fc.oneof(
  { weight: 4, arbitrary: mutated },
  fc.tuple(mutated, fc.nat()).map(([whole, end]) => whole.slice(0, end % (whole.length + 1))),
  fc.json(),
  fc.string(),
  fc.constantFrom("", "null", "<html>", "[]", "{}", '"x"', "\u0000", "[".repeat(5000)),
);
const status = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 409, 429, 500, 502, 503),
  fc.integer({ min: 200, max: 599 }),
);
const retryAfter = fc.oneof(
  fc.constantFrom("0", "1", "-1", "1e9", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "9".repeat(400), "0x10"),
  fc.string().filter((header) => /^[\x21-\x7e]*$/.test(header)),
);

function respond([body, status, wait]: readonly [string, number, string]): Response {
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : body, { status, headers: { "retry-after": wait } });
}

/** What the types promise about an error must hold. */
function checkPromises(error: unknown, body: string): void {
  expect(isApiError(error)).toBe(true);
  if (!isApiError(error)) return;
  expect(typeof error.message).toBe("string");
  JSON.stringify(error);
  words(error);
  expect(error.retryAfterMs === undefined || error.retryAfterMs >= 0).toBe(true);
  if (error.code !== undefined && Object.hasOwn(codes, error.code)) {
    expect(error.status).toBe(codes[error.code as keyof typeof codes][0] % 1000);
    const { mode, sender_number } = (error.details ?? {}) as Json;
    const unlisted =
      error.code === "outbound_limit_reached" && mode !== "total" && sender_number === undefined;
    const whole = { ...error.details, message: error.message };
    if (!unlisted) expect(isValidBody(error.code as keyof typeof codes, whole), body).toBe(true);
    if ((error.code as string) === "outbound_limit_reached")
      expect(mode === "total" ? sender_number : undefined).toBeUndefined();
  }
  if (error.code === undefined) expect(Object.hasOwn(JSON.parse(body) as Json, "code")).toBe(false);
}

it("any response becomes a typed error, and pollutes nothing", { timeout }, async () => {
  const property = fc.asyncProperty(fc.tuple(text, status, retryAfter), async (response) => {
    const error = await parseError(send, respond(response));
    checkPromises(error, response[0]);
    // The client agrees with what is parsed beside it; a success is the one thing that is no error.
    const client = createClient({
      apiKey: "k",
      baseUrl: "http://localhost",
      maxRetries: 0,
      fetch: async () => respond(response),
    });
    const result = await client.GET("/me");
    if (result.error) expect(result.error.code).toBe(error.code);
    else expect([result.response.ok, typeof result.data]).toEqual([true, "object"]);
    expect(({} as Json)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
  await fc.assert(property, { numRuns });
});

it("any fetch that throws anything becomes a typed error", { timeout }, async () => {
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
    expect([error?.code, isApiError(error)]).toEqual(["client/network", true]);
  });
  await fc.assert(property, { numRuns: numRuns / 4 });
});

it("any chat id reaches the server as it is, or is not sent", { timeout }, async () => {
  const property = fc.asyncProperty(fc.string({ unit: "grapheme" }), async (chatId) => {
    let url = "";
    const fetch = (async (to: string) => ((url = to), Response.json({}))) as typeof globalThis.fetch;
    const client = createClient({ apiKey: "k", baseUrl: "http://localhost/v2", fetch });
    const { error } = await client.GET("/chats/{chatId}", { params: { path: { chatId } } });
    if (error) expect([error.code, url]).toEqual(["client/invalid_request", ""]);
    else expect(decodeURIComponent(new URL(url).pathname.slice("/v2/chats/".length))).toBe(chatId);
  });
  await fc.assert(property, { numRuns: numRuns / 4 });
});

it("knows every documented body as what it is", () => {
  expect(known.length).toBeGreaterThan(Object.keys(codes).length + Object.keys(statuses).length - 1);
});

it.each(known)("takes the documented body of $code $status", async (body) => {
  const error = await parseError(send, Response.json(body, { status: body["status"] as number }));
  expect([error.code, error.status]).toEqual([body["code"], body["status"]]);
  expect(words(error)?.title).toEqual(expect.any(String));
});

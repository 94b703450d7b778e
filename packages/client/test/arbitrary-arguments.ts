import fc from "fast-check";

/** Values of wrong types, and some that pass for right ones. */
export const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true, withSet: true }),
  fc.constantFrom<unknown>(
    Symbol("x"),
    () => 1,
    class {},
    NaN,
    -1,
    Infinity,
    "",
    "\ud800",
    "a\nb",
    "..",
    null,
    undefined,
    new AbortController(),
    AbortSignal.abort("no"),
    new Headers({ "x-a": "1" }),
    // fast-check itself looks for symbols.
    new Proxy({}, { get: (_, key) => (typeof key === "symbol" ? undefined : fail()), ownKeys: fail }),
    Object.defineProperty({}, "x", { enumerable: true, get: fail }),
    { toString: fail, toJSON: fail },
  ),
);

function fail(): never {
  throw new Error("planted");
}

/** An object of which some members are of wrong types. */
const some = (right: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(right).map(([name, value]) => [name, fc.oneof(fc.constant(value), wrong)]),
    ),
    { requiredKeys: [] },
  );

const options = {
  timeoutMs: 1000,
  deadlineMs: 1000,
  maxRetries: 0,
  maxBodyBytes: 1000,
  idempotencyKey: true,
  onRetry: () => {},
  headers: { "x-a": "1" },
};

/** What `createClient` is given beside `fetch` and `baseUrl`. */
export const anyOptions = some({
  apiKey: "k",
  texts: {},
  extraErrors: {},
  docsBaseUrl: "https://docs.example",
  ...options,
});

const params = fc.oneof(
  wrong,
  fc.record(
    {
      path: fc.oneof(wrong, some({ chatId: "grp_1" })),
      query: fc.oneof(wrong, some({ limit: 5, q: "a" })),
      header: fc.oneof(wrong, some({ "Idempotency-Key": "order-1", "x-b": "2" })),
    },
    { requiredKeys: [] },
  ),
);

/** What a method is given. */
export const anyArguments = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
  path: fc.oneof(fc.constantFrom<unknown>("/me", "/chats/{chatId}", "/chats/{chatId}/messages"), wrong),
  init: fc.oneof(
    wrong,
    fc
      .tuple(some({ ...options, signal: null, body: { text: "Hello" } }), params)
      .map(([one, params]) => ({ ...one, params })),
  ),
});

import fc from "fast-check";
import { specs } from "../generated/catalogue.ts";
import { examples } from "../generated/examples.ts";

type Json = Readonly<Record<string, unknown>>;

/** Every example body of the contract. */
export const documented: readonly Json[] = Object.values(examples).flat() as readonly Json[];

/** Values that are easily taken for something else. */
export const trickyValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "total",
  "ApiError",
  "brand_new",
  "constructor",
  "__proto__",
  429,
  "429",
  [],
  ["x"],
  {},
  { toString: 1, valueOf: 1 },
  JSON.parse('{"__proto__":{"polluted":1}}'),
];

/** Members of the envelope and of codes, and names that every object inherits. */
export const memberNames: readonly string[] = [
  "error",
  "message",
  "status",
  "code",
  "limit",
  "mode",
  "sender_number",
  "allocation_id",
  "plan_id",
  "__proto__",
  "toString",
  "length",
];

const code = fc.oneof(
  fc.constantFrom<unknown>(
    ...Object.keys(specs),
    "brand_new",
    "client/network",
    "__proto__",
    "constructor",
    "toString",
    "404",
    "",
  ),
  fc.string(),
  fc.jsonValue(),
);
const value = fc.oneof(fc.constantFrom(...trickyValues), code, fc.jsonValue());

/** JSON text of an object whose members may be called anything, `__proto__` too; without those that are undefined. */
export function toJson(members: Iterable<readonly [name: string, value: unknown]>): string {
  const parts = [...new Map(members)].flatMap(([name, one]) =>
    one === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(one)}`],
  );
  return `{${parts.join(",")}}`;
}

/** A documented body with some members changed, added or gone, and its status. */
const mutated = fc
  .tuple(
    fc.constantFrom(...documented),
    fc.array(fc.tuple(fc.constantFrom(...memberNames), fc.oneof(value, fc.constant(undefined))), {
      maxLength: 3,
    }),
  )
  .map(([body, changes]) => ({
    text: toJson([...Object.entries(body), ...changes]),
    status: body["status"] as number,
  }));

const textOnly = fc.oneof(
  fc.tuple(mutated, fc.nat()).map(([{ text }, end]) => text.slice(0, end % (text.length + 1))),
  fc.json(),
  fc.string(),
  fc.constantFrom("", "null", "<html>", "[]", "{}", '"x"', "\u0000", "[".repeat(5000)),
);
const anyStatus = fc.oneof(
  fc.constantFrom(400, 401, 403, 404, 409, 429, 500, 502, 503),
  fc.integer({ min: 200, max: 599 }),
);
const content = fc.oneof(
  { weight: 2, arbitrary: mutated },
  fc.record({ text: mutated.map(({ text }) => text), status: anyStatus }),
  fc.record({ text: textOnly, status: anyStatus }),
);
const visible = fc.string().filter((header) => /^[\x21-\x7e]*$/.test(header));
const headers = fc.record(
  {
    "retry-after": fc.oneof(
      fc.constantFrom("0", "1", "-1", "1e9", "soon", "Wed, 21 Oct 2015 07:28:00 GMT", "9".repeat(400)),
      visible,
    ),
    "content-type": fc.oneof(fc.constantFrom("application/json", "text/html; charset=utf-16"), visible),
    "content-length": fc.constantFrom("0", "5", "-1", "many"),
    location: visible,
  },
  { requiredKeys: [] },
);

/** A response as the network may bring it. */
export interface AnyResponse {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export const anyResponse: fc.Arbitrary<AnyResponse> = fc
  .tuple(content, headers as fc.Arbitrary<Record<string, string>>)
  .map(([one, headers]) => ({ ...one, headers }));

/** A new `Response` each time, since its body can be read once. */
export function respond({ text, status, headers }: AnyResponse): Response {
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : text, { status, headers });
}

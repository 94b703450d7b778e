import fc from "fast-check";
import { expect, it } from "vitest";
import { basePath } from "../generated/routes.ts";
import { allRoutes, knownErrors, problemOf } from "../src/contract.ts";
import { createSandbox } from "../src/index.ts";

const keys = ["sandbox_commercial", "sandbox_dedicated", "sandbox_inbound", "sandbox_inactive", "nobody"];
const parameter = fc.oneof(
  fc.constantFrom("+15555550101", "%2B15555550102", "ada@example.com", "+15555550101,+15555550102", "-1"),
  fc.constantFrom("grp_nobody", "msg_seedAda", "%", "%ff", "%00", "vip", "__proto__", "constructor"),
  fc.string().map((text) => encodeURIComponent(text.isWellFormed() ? text : "?")),
);
const member = fc.oneof(
  fc.constantFrom("text", "attachments", "parts", "effect", "reply_to", "from_number", "link_preview"),
  fc.constantFrom("identifier", "name", "members", "tags", "reaction", "__proto__", "message_id"),
);
const value = fc.oneof(
  fc.constantFrom<unknown>("Hello", "", "+love", "+15555550130", "https://example.com/a.png", "confetti"),
  fc.constantFrom<unknown>(
    ["One", "Two"],
    ["https://example.com/a.png"],
    [{ text: "One" }],
    [{ url: "x:y" }],
  ),
  fc.constantFrom<unknown>({ message_id: "msg_seedAda" }, { guid: "x" }, {}, null, -1, true),
  fc.jsonValue(),
);
const body = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(member, value, { maxKeys: 4 }).map((one) => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.string() },
);
const query = fc.constantFrom(
  "",
  "?limit=1",
  "?limit=x&offset=-1",
  "?q=ada&sort=oldest",
  "?since=0&until=9",
  "?%",
);

const request = fc
  .record({
    route: fc.constantFrom(...allRoutes),
    key: fc.constantFrom(...keys),
    body,
    query,
    values: fc.array(parameter, { minLength: 2, maxLength: 2 }),
  })
  .map(({ body, key, query, route, values }) => {
    let index = 0;
    const path = route.path.replaceAll(/\{\w+\}/g, () => values[index++] ?? "");
    return { method: route.method, target: `${basePath}${path}${query}`, key, body };
  });

/** Commands of the control surface, with members of the right names and any values. */
const number = fc.constantFrom("+15555550130", "+15555550150", "+1");
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, 0, 1, 7, true, "", "x", 1e15, 8.64e15, [], {}),
  fc.jsonValue(),
);
const members: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  reset: {},
  inbound: {
    to: number,
    from: fc.constantFrom<unknown>("+15555550101", "ada@example.com", "x", 7),
    text: anything,
    attachments: anything,
  },
  plan: { key: fc.constantFrom(...keys), id: anything, dailyCap: anything, totalLimit: anything },
  limit: { number, limit: anything },
  number: {
    number,
    isActive: anything,
    inTrouble: anything,
    planKind: fc.oneof(fc.constant("inbound"), anything),
  },
  rate: { key: fc.constantFrom(...keys), requestsPerSecond: anything },
  advance: { ms: anything },
  force: {
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<unknown>(...knownErrors, "drop", "latency=1") },
      anything,
    ),
    on: fc.oneof({ weight: 4, arbitrary: fc.constant({ operationId: "sendMessage" }) }, anything),
    times: fc.oneof({ weight: 4, arbitrary: fc.constant(3) }, anything),
    context: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.dictionary(fc.constantFrom("since", "$map", "$object", "__proto__"), anything),
      },
      anything,
    ),
  },
};
const command = fc.oneof(
  ...Object.entries(members).map(([name, values]) =>
    fc.record({ ...values }, { requiredKeys: [] }).map((value) => {
      return { method: "POST", target: `/_sandbox/${name}`, key: "", body: JSON.stringify(value) };
    }),
  ),
);

it("answers any sequence of requests with what the contract allows, or with the envelope", async () => {
  const any = fc.oneof({ weight: 5, arbitrary: request }, { weight: 1, arbitrary: command });
  await fc.assert(
    // Without `size`, fast-check stops at ten requests, whatever the longest may be.
    fc.asyncProperty(fc.array(any, { maxLength: 60, size: "max" }), async (requests) => {
      const sandbox = createSandbox();
      for (const { body, key, method, target } of requests) {
        const header = (name: string) =>
          ({ authorization: `Bearer ${key}`, "content-type": "application/json" })[name];
        const { status, text } = sandbox.handle({ method, target, header, body });
        const answer = JSON.parse(text) as unknown;
        // The body of a 501 isn't the envelope.
        if (status >= 400 && status !== 501)
          expect(
            problemOf("BadRequestError", { ...(answer as object), status: 400, code: undefined }, "it"),
          ).toBeUndefined();
        expect(status).not.toBe(500);
      }
      // The resulting state can be written and read.
      expect(createSandbox({ state: sandbox.snapshot() }).snapshot()).toBe(sandbox.snapshot());
    }),
    { numRuns: 150 },
  );
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { basePath } from "../generated/routes.ts";
import { allRoutes, problemOf } from "../src/contract.ts";
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

it("answers any sequence of requests with what the contract allows, or with the envelope", async () => {
  const request = fc.record({
    route: fc.constantFrom(...allRoutes),
    key: fc.constantFrom(...keys),
    body,
    query,
    values: fc.array(parameter, { minLength: 2, maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 30 }), async (requests) => {
      const sandbox = createSandbox();
      for (const { body, key, query, route, values } of requests) {
        let index = 0;
        const path = route.path.replaceAll(/\{\w+\}/g, () => values[index++] ?? "");
        const incoming = {
          method: route.method,
          target: `${basePath}${path}${query}`,
          header: (name: string) => (name === "authorization" ? `Bearer ${key}` : undefined),
          body,
        };
        const { status, text } = sandbox.handle(incoming);
        const answer = JSON.parse(text) as unknown;
        if (status >= 400)
          expect(
            problemOf("BadRequestError", { ...(answer as object), status: 400, code: undefined }, "it"),
          ).toBeUndefined();
        expect(status).not.toBe(500);
      }
      // What has become of the state can be written and read.
      expect(createSandbox({ state: sandbox.snapshot() }).snapshot()).toBe(sandbox.snapshot());
    }),
    { numRuns: 300 },
  );
});

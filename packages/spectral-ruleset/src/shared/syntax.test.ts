import { expect, it } from "vitest";
import { good, problemsOf } from "../testing/rule-tests.ts";
import { broken } from "../testing/fault.ts";

const schema = "components.schemas.contact_blocked";
const note = { type: "string", description: "The last day of it." };

/** A fault, and what its finding tells the author to type, in OpenAPI 3.0 and in 3.1. */
const advice: readonly (readonly [rule: string, set: object, v30: string, v31: string])[] = [
  [
    "error-code-const",
    { [`${schema}.properties.code`]: { type: "string" } },
    "`code: { enum: [...] }`, or `not: { required: [code] }` for an error without one",
    "`code: { const: ... }`, or `code: false` for an error without one",
  ],
  [
    "error-status-const",
    { [`${schema}.properties.status`]: { type: "integer" } },
    "`status: { enum: [4xx] }`",
    "`status: { const: 4xx }`",
  ],
  [
    "error-envelope",
    { [`${schema}.properties.error`]: { type: "string" } },
    "`error: { enum: [ApiError] }`",
    "`error: { const: ApiError }`",
  ],
  [
    "error-example-present",
    { [`${schema}.examples`]: undefined, [`${schema}.example`]: undefined },
    "add `example` with",
    "add `examples` with",
  ],
];

const nullable = [
  ["3.0.3", { ...note, nullable: true }, "or remove `nullable`"],
  ["3.1.0", { ...note, type: ["string", "null"] }, "or remove null from its type"],
] as const;

it.each(advice)("%s advises what the document's version has", (rule, set, v30, v31) => {
  const [old, now] = ["3.0.3", "3.1.0"].map((version) => messagesOf(rule, { openapi: version, ...set }));
  expect(old).toContain(v30);
  expect(old).not.toMatch(/const:|: false|`examples`/);
  expect(now).toContain(v31);
});

it.each(nullable)("error-member-optional advises what OpenAPI %s has", (openapi, member, says) => {
  expect(messagesOf("error-member-optional", { openapi, [`${schema}.properties.until`]: member })).toContain(
    says,
  );
});

function messagesOf(rule: string, set: Readonly<Record<string, unknown>>): string {
  const found = problemsOf(broken(good, { set })).filter((one) => one.rule === rule);
  expect(found.length).toBeGreaterThan(0);
  return found.map(({ message }) => message).join("\n");
}

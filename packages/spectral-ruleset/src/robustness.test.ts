import { assemble } from "@messaging-api/error-model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { contractOf } from "./contract.ts";
import { defaults } from "./presets.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { good } from "./testing/rule-tests.ts";

/** Every place of the good document: the object or list that holds it, and its name there. */
function placesOf(value: unknown): { holder: Record<string, unknown>; name: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesOf(holder[name])]);
}

// What an author might type anywhere, above all values of the wrong type.
const refs = [
  "#/components/schemas/ApiError",
  "#/components/schemas/Nope",
  "#/components/responses/Forbidden",
  "#/",
  "#",
  "%",
  "./other.yaml",
  "./other.yaml#/a/b",
  "other.yaml#/components/schemas/contact_blocked",
];
const typed = fc.oneof(
  fc.constantFrom(
    null,
    [],
    {},
    "",
    "text",
    5,
    true,
    false,
    [null],
    { $ref: 5 },
    { oneOf: [null] },
    { allOf: 5 },
  ),
  fc.constantFrom(...refs).map(($ref) => ({ $ref })),
  fc.constantFrom(...refs),
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .tuple(
      fc.constantFrom("properties", "oneOf", "required", "examples", "$ref", "const", "type", "not"),
      fc.jsonValue(),
    )
    .map(([keyword, value]) => ({ [keyword]: value })),
);
const count = placesOf(JSON.parse(good)).length;
const faults = fc.array(fc.tuple(fc.nat(count - 1), typed), { minLength: 1, maxLength: 4 });

function damaged(list: readonly (readonly [number, unknown])[]): Record<string, unknown> {
  const document = JSON.parse(good) as Record<string, unknown>;
  const places = placesOf(document);
  for (const [index, value] of list) {
    const place = places[index];
    if (place !== undefined) place.holder[place.name] = structuredClone(value);
  }
  return document;
}

it("throws at nothing that an author may type, anywhere, and names a place for all that it finds", () => {
  fc.assert(
    fc.property(faults, (list) => {
      const contract = contractOf(damaged(list), defaults);
      for (const rule of Object.values<Rule>(rules))
        for (const { message, path } of rule.check(contract)) {
          expect(message.length).toBeGreaterThan(5);
          expect(path.length).toBeGreaterThan(0);
        }
    }),
    { numRuns: 150 },
  );
});

it("puts together any files, also those that refer in circles and to nothing", () => {
  fc.assert(
    fc.property(faults, faults, (one, other) => {
      const files: Record<string, unknown> = {
        "/a/root.yaml": damaged(one),
        "/a/other.yaml": damaged(other),
      };
      const { document, originOf } = assemble({ root: "/a/root.yaml", dataOf: (file) => files[file] });
      const contract = contractOf(document, defaults);
      for (const rule of Object.values<Rule>(rules))
        for (const { path } of rule.check(contract)) expect(files[originOf(path).file]).toBeDefined();
    }),
    { numRuns: 40 },
  );
});

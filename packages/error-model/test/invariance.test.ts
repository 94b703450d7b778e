import fc from "fast-check";
import { expect, it } from "vitest";
import { readErrors, type ErrorModel } from "../src/index.ts";
import { styles } from "./documents/index.ts";
import { errorsOf } from "./errors-of.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Change = (document: Json) => Json;

/** What a document means: codes with their answers, and the members of each. */
function meaningOf(model: ErrorModel): unknown {
  const members = model.errors.flatMap(({ code, members }) =>
    members.map(({ name, types, required, nullable, values }) =>
      JSON.stringify([code ?? "-", name, types, required, nullable, values]),
    ),
  );
  return { errors: errorsOf(model), members: members.sort() };
}

const map = (value: Json, change: (value: Json) => Json): Json => {
  if (Array.isArray(value)) return change(value.map((one) => map(one, change)));
  if (typeof value !== "object" || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, map(one, change)])));
};

/** Orders the members of every object by a number that the seed gives each name. */
const reordered =
  (seed: number): Change =>
  (document) =>
    map(document, (value) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      const rank = (name: string) =>
        [...name].reduce((sum, letter) => (sum * seed + letter.charCodeAt(0)) % 997, 7);
      return Object.fromEntries(Object.entries(value).sort(([one], [other]) => rank(one) - rank(other)));
    });

/** Wraps every reference in an `allOf`, except where a reference stands for more than a schema. */
const wrapped: Change = (document) =>
  map(document, (value) =>
    isObject(value) && isObject(value["properties"])
      ? { ...value, properties: map(value["properties"], (one) => (isRef(one) ? { allOf: [one] } : one)) }
      : value,
  );

/** Writes shared schemas out in `allOf` and in properties. */
const inlined: Change = (document) => {
  const schemas = (document as { components: { schemas: Record<string, Json> } }).components.schemas;
  const target = (value: Json): Json =>
    isRef(value) ? (schemas[value.$ref.slice("#/components/schemas/".length)] ?? value) : value;
  return map(document, (value) => {
    if (!isObject(value)) return value;
    const { allOf, properties } = value;
    return {
      ...value,
      ...(Array.isArray(allOf) && { allOf: allOf.map(target) }),
      ...(isObject(properties) && {
        properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, target(one)])),
      }),
    };
  });
};

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRef = (value: Json): value is { $ref: string } =>
  isObject(value) && typeof value["$ref"] === "string";

const changes = fc.array(
  fc.oneof(fc.integer({ min: 2, max: 90 }).map(reordered), fc.constantFrom(wrapped, inlined)),
  { maxLength: 3 },
);

it.each(Object.entries(styles))(
  "%s: order, inlining and allOf change nothing",
  (_, { document, options }) => {
    const before = meaningOf(readErrors(document, options));
    fc.assert(
      fc.property(changes, (list) => {
        const changed = list.reduce<Json>(
          (value, change) => change(value),
          structuredClone(document) as Json,
        );
        expect(meaningOf(readErrors(changed as object, options))).toEqual(before);
      }),
      { numRuns: 40 },
    );
  },
);

it("renaming schemas changes nothing but the names", () => {
  for (const { document, options } of Object.values(styles)) {
    const text = JSON.stringify(document);
    const names = Object.keys((document as { components: { schemas: object } }).components.schemas);
    // The envelope is found by its name, and a mapping may use names.
    const free = names.filter((name) => name !== readErrors(document, options).contract.options.envelope);
    const renamed = free.reduce(
      (all, name) =>
        all
          .replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/New${name}"`)
          .replaceAll(`"${name}":{`, `"New${name}":{`),
      text,
    );
    if (renamed.includes('"mapping"')) continue;
    expect(meaningOf(readErrors(JSON.parse(renamed) as object, options))).toEqual(
      meaningOf(readErrors(document, options)),
    );
  }
});

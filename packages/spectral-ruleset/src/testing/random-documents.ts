import fc from "fast-check";

const names = ["a", "b", "c"];
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Values as small as the schemas, so that each is valid by some of them. */
export const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(null, true, 0, 1, -1, 2.5, "", "x", "long text", "2026-11-25", "2026-11-25T00:00:00Z"),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3 }),
  ),
}));

/** Schemas of a dialect, with an example now and then. Components refer to later ones alone: Spectral clones what it resolves. */
export function schemasOf(version: "3.0.3" | "3.1.0", later: readonly string[]): fc.Arbitrary<object> {
  const modern = version === "3.1.0";
  const limits = modern ? { exclusiveMinimum: fc.constantFrom(0, 1) } : { exclusiveMinimum: fc.boolean() };
  const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(record: T) =>
    fc.record(record, { requiredKeys: ["type"] as never });
  const notes = {
    nullable: modern ? fc.constant(undefined) : fc.boolean(),
    example: fc.option(value, { nil: undefined, freq: 1 }),
    default: fc.option(value, { nil: undefined, freq: 4 }),
  };
  const { schema } = fc.letrec<{ schema: object }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      optional({
        type: fc.constant("string"),
        minLength: fc.constantFrom(0, 2),
        maxLength: fc.constantFrom(1, 9),
        pattern: fc.constantFrom("^x", "[0-9]+$"),
        format: fc.constantFrom("date", "date-time", "uri", "email", "unheard-of"),
        enum: fc.constant(["x", ""]),
        ...notes,
      }),
      optional({
        type: fc.constantFrom("integer", "number"),
        minimum: fc.constantFrom(-1, 1),
        ...limits,
        multipleOf: fc.constantFrom(2, 0.5),
        ...notes,
      }),
      optional({ type: fc.constant("boolean"), ...notes }),
      optional({
        type: fc.constant("array"),
        items: tie("schema"),
        maxItems: fc.constantFrom(0, 1),
        uniqueItems: fc.boolean(),
        ...notes,
      }),
      optional({
        type: fc.constant("object"),
        properties: fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
        ...notes,
      }),
      fc.record({
        type: fc.constant("object"),
        properties: fc.record({
          a: fc.constantFrom({ type: "string", readOnly: true }, { type: "string", writeOnly: true }),
        }),
        required: fc.constant(["a"]),
      }),
      fc
        .constantFrom("oneOf", "anyOf", "allOf")
        .chain((keyword) =>
          fc
            .array(tie("schema"), { minLength: 1, maxLength: 2 })
            .map((parts) => ({ [keyword]: parts, default: 1 })),
        ),
      tie("schema").map((part) => ({ not: part })),
      ...(later.length > 0 ? [fc.constantFrom(...later).map(component)] : []),
    ),
  }));
  return schema;
}

/** Documents with examples in bodies, parameters, headers, and schemas, about as many of them valid as not. */
export function documentsOf(version: "3.0.3" | "3.1.0"): fc.Arbitrary<object> {
  const any = schemasOf(version, ["A", "B"]);
  const media = (key: string) =>
    fc.oneof(
      fc.record({ schema: any, example: value }),
      fc.record({
        schema: any,
        examples: fc.record({
          own: fc.record({ value }),
          shared: fc.constant({ $ref: `#/components/examples/${key}` }),
        }),
      }),
    );
  return fc
    .record({
      A: schemasOf(version, ["B"]),
      B: schemasOf(version, []),
      request: media("R"),
      response: media("R"),
      parameter: fc.record({ schema: any, example: value }),
      header: fc.record({ schema: any, example: value }),
      R: fc.record({ value }),
    })
    .map(({ A, B, request, response, parameter, header, R }) => ({
      openapi: version,
      info: { title: "T", version: "1.0.0" },
      paths: {
        "/a": {
          post: {
            parameters: [{ name: "p", in: "query", ...parameter }],
            requestBody: { content: { "application/json": request } },
            responses: {
              200: { description: "", headers: { h: header }, content: { "application/json": response } },
            },
          },
        },
      },
      components: { schemas: { A, B }, examples: { R } },
    }));
}

import type { Document } from "@messaging-api/error-model/bundled";
import { errorSchema, type Shape } from "./error-schema.ts";
import { randomFrom, type Random } from "./random.ts";

/** How large a synthetic contract is. The same numbers and the same seed give the same contract. */
export interface Size extends Shape {
  /** Errors with a code. */
  readonly codes: number;
  readonly operations: number;
  readonly seed: number;
}

const statuses = [400, 403, 404, 409, 422, 429, 500, 503] as const;
/** How many codes one response lists. */
const perResponse = 10;

type Components = Record<string, object>;

/**
 * Adds synthetic operations and codes to a bundled contract, and keeps what the sandbox and the site need of the real
 * one.
 */
export function syntheticContract(base: Document, size: Size): Document {
  const random = randomFrom(size.seed);
  const schemas: Components = {};
  const responses: Components = {};
  const groups = statuses.map((status, at) => {
    const codes = Array.from({ length: Math.ceil((size.codes - at) / statuses.length) }, (_, index) =>
      codeOf(index * statuses.length + at),
    );
    for (const code of codes) schemas[code] = errorSchema(code, status, size, random);
    return addResponses(responses, status, codes);
  });
  const paths = Array.from({ length: size.operations }, (_, index) => {
    schemas[`Thing${index}Request`] = thingSchema(index, ["name"]);
    schemas[`Thing${index}`] = thingSchema(index, ["name", "size", "made_at"]);
    return [`/things${index}/{thingId}`, { post: operationOf(index, groups, random) }] as const;
  });
  return {
    ...base,
    tags: [...(base.tags ?? []), { name: "Things", description: "Everything there is." }],
    paths: { ...base.paths, ...Object.fromEntries(paths) },
    components: {
      ...base.components,
      schemas: { ...base.components?.schemas, ...schemas },
      responses: { ...base.components?.responses, ...responses },
    },
  } as Document; // The schemas are made here, in the pattern of the contract.
}

function addResponses(responses: Components, status: number, codes: readonly string[]): string[] {
  const names: string[] = [];
  for (let from = 0; from < codes.length; from += perResponse) {
    const name = `Group${from / perResponse}Of${status}`;
    const listed = codes.slice(from, from + perResponse);
    const mapping = Object.fromEntries(listed.map((code) => [code, refTo("schemas", code)]));
    const oneOf = Object.values(mapping).map(($ref) => ({ $ref }));
    responses[name] = bodyOf({ oneOf, discriminator: { propertyName: "code", mapping } });
    names.push(name);
  }
  return names;
}

/** An operation lists a response of each status, so that every code is listed as soon as there are enough operations. */
function operationOf(index: number, groups: readonly (readonly string[])[], random: Random): object {
  const listed = groups.flatMap((names, at): [string, object][] => {
    const name = index < names.length ? names[index] : names[Math.floor(random() * names.length)];
    return name === undefined ? [] : [[String(statuses[at]), { $ref: refTo("responses", name) }]];
  });
  const schema = { type: "string" };
  return {
    operationId: `makeThing${index}`,
    summary: `Make the thing ${index}`,
    description: `Makes the thing ${index}, and returns it.`,
    tags: ["Things"],
    parameters: [
      { name: "thingId", in: "path", required: true, description: "The id.", schema, example: "thing_1" },
    ],
    requestBody: { required: true, ...contentOf({ $ref: refTo("schemas", `Thing${index}Request`) }) },
    responses: {
      "200": bodyOf({ $ref: refTo("schemas", `Thing${index}`) }, "The thing."),
      "401": bodyOf({ $ref: refTo("schemas", "UnauthorizedError") }),
      ...Object.fromEntries(listed),
    },
  };
}

const refTo = (kind: string, name: string) => `#/components/${kind}/${name}`;
const contentOf = (schema: object) => ({ content: { "application/json": { schema } } });
const bodyOf = (schema: object, description = "The request failed.") => ({
  description,
  ...contentOf(schema),
});

function thingSchema(index: number, required: readonly string[]): object {
  const time = 1_795_435_200_000;
  return {
    title: `Thing ${index}`,
    description: "A thing, as it was made.",
    type: "object",
    required,
    properties: {
      name: { type: "string", description: "What the thing is called.", minLength: 1, examples: ["A thing"] },
      size: { type: "integer", description: "How large it is.", minimum: 0, examples: [3] },
      made_at: { type: "integer", description: "When it was made, in milliseconds.", examples: [time] },
    },
    examples: [{ name: "A thing", size: 3, made_at: time }],
  };
}

/** A code from a number, in letters, so that no two codes are similar. */
export function codeOf(index: number): string {
  return `failure_${[...String(index)].map((digit) => "zbcdfghjkl"[Number(digit)]).join("x")}`;
}

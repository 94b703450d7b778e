import { errorSchema, type Shape } from "./error-schema.ts";
import { randomFrom } from "./random.ts";

/** How large a synthetic contract is. The same numbers and the same seed give the same contract. */
export interface Size extends Shape {
  /** Errors with a code. */
  readonly codes: number;
  readonly operations: number;
  readonly seed?: number;
}

/** A contract in files, by their path below the root of a checkout: what every step of the build takes. */
export type Files = ReadonlyMap<string, string>;

const statuses = [400, 403, 404, 409, 422, 429, 500, 503] as const;
/** How many codes one response lists. An operation lists a response of each of three statuses. */
const perResponse = 10;

/** Makes a contract that breaks no rule: JSON in `.yaml` files, since YAML reads both. */
export function syntheticContract(size: Size): Files {
  const random = randomFrom(size.seed ?? 1);
  const files = new Map<string, unknown>();
  const groups = new Map<number, string[]>(statuses.map((status) => [status, []]));
  const byStatus = statuses.map((status, at) =>
    Array.from({ length: Math.ceil((size.codes - at) / statuses.length) }, (_, index) => {
      const code = codeOf(index * statuses.length + at);
      files.set(`errors/${code}.yaml`, errorSchema(code, status, size, random));
      return code;
    }),
  );
  byStatus.forEach((codes, at) => {
    const status = statuses[at]!;
    for (let from = 0; from < codes.length; from += perResponse) {
      const name = `Group${from / perResponse}Of${status}`;
      files.set(`responses/${name}.yaml`, responseOf(codes.slice(from, from + perResponse)));
      groups.get(status)!.push(name);
    }
  });
  files.set(
    "errors/UnauthorizedError.yaml",
    errorSchema(undefined, 401, { members: 0, variants: 0 }, random),
  );
  files.set("responses/Unauthorized.yaml", bodyOf({ $ref: "../errors/UnauthorizedError.yaml" }));
  for (let index = 0; index < size.operations; index++) {
    files.set(`schemas/Thing${index}Request.yaml`, thingSchema(index, ["name"]));
    files.set(`schemas/Thing${index}.yaml`, thingSchema(index, ["name", "size", "made_at"]));
    files.set(`paths/things${index}.yaml`, { post: operationOf(index, groups) });
  }
  files.set("schemas/ApiError.yaml", envelope);
  files.set("openapi.yaml", entryOf(size));
  return new Map(
    [...files].map(([path, content]) => [`openapi/${path}`, `${JSON.stringify(content, undefined, 1)}\n`]),
  );
}

function entryOf({ operations }: Size): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Synthetic contract",
      version: "0.1.0",
      description: "Made to be measured.",
      contact: { name: "Nobody" },
      license: { name: "MIT", identifier: "MIT" },
      "x-error-envelope": { $ref: "schemas/ApiError.yaml" },
    },
    servers: [{ url: "http://127.0.0.1:4020/v2/api", description: "The sandbox." }],
    security: [{ bearerAuth: [] }],
    tags: [{ name: "Things", description: "Everything there is." }],
    paths: Object.fromEntries(
      Array.from({ length: operations }, (_, index) => [
        `/things${index}/{thingId}`,
        { $ref: `paths/things${index}.yaml` },
      ]),
    ),
    components: {
      schemas: { ApiError: { $ref: "schemas/ApiError.yaml" } },
      securitySchemes: { bearerAuth: { type: "http", scheme: "bearer", description: "Your API key." } },
    },
  };
}

function operationOf(index: number, groups: ReadonlyMap<number, readonly string[]>): object {
  const listed = statuses.flatMap((status, at) => {
    const names = groups.get(status) ?? [];
    // Every group is listed by some operation, and an operation lists three.
    const name = names[Math.floor(index / 2) % Math.max(names.length, 1)];
    return name !== undefined && (index + at) % 3 !== 0
      ? [[status, { $ref: `../responses/${name}.yaml` }]]
      : [];
  });
  return {
    operationId: `makeThing${index}`,
    summary: `Make the thing ${index}`,
    description: `Makes the thing ${index}, and answers with it.`,
    tags: ["Things"],
    parameters: [
      {
        name: "thingId",
        in: "path",
        required: true,
        description: "The id of the thing.",
        schema: { type: "string" },
        example: "thing_1",
      },
    ],
    requestBody: { required: true, ...contentOf({ $ref: `../schemas/Thing${index}Request.yaml` }) },
    responses: {
      "200": bodyOf({ $ref: `../schemas/Thing${index}.yaml` }, "The thing."),
      "401": { $ref: "../responses/Unauthorized.yaml" },
      ...(Object.fromEntries(listed) as object),
    },
  };
}

function responseOf(codes: readonly string[]): object {
  const refOf = (code: string) => `../errors/${code}.yaml`;
  return bodyOf({
    oneOf: codes.map((code) => ({ $ref: refOf(code) })),
    discriminator: {
      propertyName: "code",
      mapping: Object.fromEntries(codes.map((code) => [code, refOf(code)])),
    },
  });
}

const contentOf = (schema: object) => ({ content: { "application/json": { schema } } });
const bodyOf = (schema: object, description = "The request failed.") => ({
  description,
  ...contentOf(schema),
});

function thingSchema(index: number, required: readonly string[]): object {
  return {
    title: `Thing ${index}`,
    description: "A thing, as it was made.",
    type: "object",
    required,
    properties: {
      name: { type: "string", description: "What the thing is called.", minLength: 1, examples: ["A thing"] },
      size: { type: "integer", description: "How large it is.", minimum: 0, examples: [3] },
      made_at: {
        type: "integer",
        description: "When it was made, in milliseconds.",
        examples: [1795435200000],
      },
      tags: { type: "array", description: "Its tags.", items: { type: "string" }, examples: [["a"]] },
    },
    examples: [{ name: "A thing", size: 3, made_at: 1795435200000, tags: ["a"] }],
  };
}

const envelope = {
  title: "Error envelope",
  description: "The body of every error.",
  type: "object",
  required: ["error", "message", "status"],
  properties: {
    error: { const: "ApiError", description: "The class of the error." },
    message: { type: "string", description: "An explanation for people." },
    status: { type: "integer", description: "The HTTP status code.", minimum: 400, maximum: 599 },
    code: { type: "string", description: "Identifies the error for programs." },
  },
  examples: [{ error: "ApiError", message: "It failed.", status: 400 }],
};

/** A code from a number, in letters, so that none is like another. */
export function codeOf(index: number): string {
  return `failure_${[...String(index)].map((digit) => "zbcdfghjkl"[Number(digit)]).join("x")}`;
}

/** A small good document, as OpenAPI 3.0 writes it: `enum` of one for constants, codes in another style and member. */
export const screaming = {
  openapi: "3.0.3",
  info: { title: "Shop", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/orders/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: {
        responses: {
          200: { description: "The order." },
          401: { $ref: "#/components/responses/Denied" },
          404: { $ref: "#/components/responses/Missing" },
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "apiKey", in: "header", name: "key" } },
    responses: {
      Denied: { description: "Denied.", content: json({ $ref: "#/components/schemas/NoKeyError" }) },
      Missing: {
        description: "Not there.",
        content: json({
          oneOf: [
            { $ref: "#/components/schemas/OrderMissingError" },
            { $ref: "#/components/schemas/OrderArchivedError" },
          ],
        }),
      },
    },
    schemas: {
      Problem: {
        type: "object",
        required: ["errorCode", "text", "httpStatus"],
        properties: {
          errorCode: { type: "string" },
          text: { type: "string" },
          httpStatus: { type: "integer" },
        },
      },
      NoKeyError: coded("NO_KEY", 401),
      OrderMissingError: coded("ORDER_MISSING", 404),
      OrderArchivedError: coded("ORDER_ARCHIVED", 404),
    },
  },
} as const;

/** The options of that document. */
export const screamingOptions = {
  code: "errorCode",
  status: "httpStatus",
  message: "text",
  envelope: "Problem",
  required: [],
  constants: {},
  style: "const",
  casing: "screaming-snake",
  schemaName: "pascal",
  extensionSchema: false,
} as const;

const problemTypes: Readonly<Record<string, readonly [name: string, status: number]>> = {
  InvalidProblem: ["invalid", 400],
  NotFoundProblem: ["not-found", 403],
  OutOfCreditProblem: ["out-of-credit", 403],
};

/** Problem details by RFC 9457: a URI for a code, no constants, no discriminator, and a media type of its own. */
export const problemDetails = {
  openapi: "3.1.1",
  info: { title: "Accounts", version: "1.0.0" },
  paths: {
    "/payments": {
      post: {
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: {
          201: { description: "Paid." },
          400: { $ref: "#/components/responses/Invalid" },
          403: { $ref: "#/components/responses/Refused" },
        },
      },
    },
  },
  components: {
    responses: {
      Invalid: { description: "Invalid.", content: problem("InvalidProblem") },
      Refused: { description: "Refused.", content: problem("OutOfCreditProblem", "NotFoundProblem") },
    },
    schemas: {
      Problem: {
        type: "object",
        required: ["type", "title", "status"],
        properties: {
          type: { type: "string", format: "uri" },
          title: { type: "string" },
          status: { type: "integer" },
          detail: { type: "string" },
        },
      },
      InvalidProblem: problemOf("invalid", 400),
      NotFoundProblem: problemOf("not-found", 403),
      OutOfCreditProblem: {
        ...problemOf("out-of-credit", 403),
        properties: {
          ...problemOf("out-of-credit", 403).properties,
          balance: { type: "integer", description: "What is left, in cents, if the account has a balance." },
        },
        examples: [
          { ...problemOf("out-of-credit", 403).examples[0], detail: "There are 30 left.", balance: 30 },
        ],
      },
    },
  },
};

/** How that document writes its errors. */
export const problemOptions = {
  code: "type",
  status: "status",
  message: "detail",
  envelope: "Problem",
  required: ["type", "title", "status"],
  constants: {},
  style: "const",
  casing: /^https:\/\/api\.test\/problems\/[a-z-]+$/,
  schemaName: "any",
  extensionSchema: false,
} as const;

function problem(...names: readonly string[]) {
  const schemas = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const examples = Object.fromEntries(
    names.map((name) => {
      const [type, status] = problemTypes[name] ?? ["", 0];
      return [
        name,
        { value: problemOf(type, status, type === "out-of-credit" ? { balance: 30 } : {}).examples[0] },
      ];
    }),
  );
  return {
    "application/problem+json": { schema: schemas.length > 1 ? { oneOf: schemas } : schemas[0], examples },
  };
}

function json(schema: object) {
  return { "application/json": { schema } } as const;
}

function coded(code: string, status: number) {
  return {
    title: code.toLowerCase().replace("_", " "),
    description: "What this error means, in a sentence.",
    allOf: [
      { $ref: "#/components/schemas/Problem" },
      {
        type: "object",
        properties: {
          errorCode: { type: "string", enum: [code] },
          httpStatus: { type: "integer", enum: [status] },
        },
      },
    ],
    example: { errorCode: code, text: "What happened.", httpStatus: status },
  };
}

function problemOf(name: string, status: number, more: object = {}) {
  const type = `https://api.test/problems/${name}`;
  return {
    title: name,
    description: "What this problem means, in a sentence.",
    type: "object",
    required: ["type", "title", "status"],
    properties: {
      type: { const: type },
      title: { type: "string" },
      status: { const: status },
      detail: { type: "string" },
    },
    examples: [{ type, title: name, status, ...more }],
  };
}

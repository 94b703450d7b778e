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

/** How that document writes its errors. */
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

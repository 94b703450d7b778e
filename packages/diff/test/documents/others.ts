const operation = (responses: object) => ({
  openapi: "3.1.0",
  info: { title: "Orders", version: "2.1.0" },
  paths: {
    "/orders": {
      post: { operationId: "createOrder", responses: { 201: { description: "Created" }, ...responses } },
    },
  },
});

const answer = (schema: object, type = "application/json") => ({
  description: "An error",
  content: { [type]: { schema } },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** RFC 9457: the code is a URI in `type`. */
export function problemDocument() {
  const problem = (name: string, status: number, more: object = {}) => ({
    allOf: [
      ref("Problem"),
      {
        type: "object",
        required: ["type"],
        properties: {
          type: { const: `https://errors.example.com/${name}` },
          status: { const: status },
          ...more,
        },
      },
    ],
  });
  return {
    ...operation({
      409: answer({ oneOf: [ref("OutOfStock"), ref("Duplicate")] }, "application/problem+json"),
      422: answer(ref("Invalid"), "application/problem+json"),
    }),
    components: {
      schemas: {
        Problem: {
          type: "object",
          properties: { title: { type: "string" }, detail: { type: "string" }, status: { type: "integer" } },
        },
        OutOfStock: problem("out-of-stock", 409, { available: { type: "integer" } }),
        Duplicate: problem("duplicate", 409),
        Invalid: problem("invalid", 422, { pointer: { type: "string" } }),
      },
    },
  };
}

/** The code in `error.code`. */
export function nestedDocument() {
  const nested = (code: string, more: object = {}) => ({
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message"],
        properties: { code: { const: code }, message: { type: "string" }, ...more },
      },
    },
  });
  return {
    ...operation({
      409: answer({ oneOf: [ref("OutOfStock"), ref("Duplicate")] }),
      422: answer(ref("Invalid")),
    }),
    components: {
      schemas: {
        OutOfStock: nested("out_of_stock", { available: { type: "integer" } }),
        Duplicate: nested("duplicate"),
        Invalid: nested("invalid", { field: { type: "string" } }),
      },
    },
  };
}

/** One schema whose `code` is one of a list. */
export function enumDocument() {
  return {
    ...operation({ 409: answer(ref("Conflict")), 422: answer(ref("Invalid")) }),
    components: {
      schemas: {
        Conflict: {
          type: "object",
          required: ["code"],
          properties: {
            code: { type: "string", enum: ["out_of_stock", "duplicate"] },
            message: { type: "string" },
            available: { type: "integer" },
          },
        },
        Invalid: {
          type: "object",
          required: ["code"],
          properties: {
            code: { type: "string", enum: ["invalid", "too_long"] },
            message: { type: "string" },
          },
        },
      },
    },
  };
}

/** JSON:API: a list of errors, each with its code. */
export function jsonapiDocument() {
  const entry = (code: string, more: object = {}) => ({
    type: "object",
    required: ["code"],
    properties: { code: { const: code }, title: { type: "string" }, ...more },
  });
  return {
    ...operation({
      409: answer({
        type: "object",
        required: ["errors"],
        properties: { errors: { type: "array", items: { oneOf: [ref("OutOfStock"), ref("Duplicate")] } } },
      }),
    }),
    components: {
      schemas: {
        OutOfStock: entry("out_of_stock", { meta: { type: "object" } }),
        Duplicate: entry("duplicate"),
      },
    },
  };
}

/** AIP-193: the reason in a detail of the status. */
export function googleDocument() {
  const info = (reason: string) => ({
    type: "object",
    required: ["reason"],
    properties: { reason: { const: reason }, domain: { type: "string" } },
  });
  const status = (details: object) => ({
    type: "object",
    properties: {
      error: {
        type: "object",
        properties: {
          code: { type: "integer" },
          status: { type: "string" },
          details: { type: "array", items: details },
        },
      },
    },
  });
  return {
    ...operation({ 409: answer(status({ oneOf: [ref("OutOfStock"), ref("Duplicate")] })) }),
    components: { schemas: { OutOfStock: info("OUT_OF_STOCK"), Duplicate: info("DUPLICATE") } },
  };
}

/** Alternatives of a request and of an answer, found by a discriminator. */
export function partsDocument() {
  const part = (kind: string) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, kind2: { const: kind } },
  });
  const choice = () => ({
    oneOf: [ref("PartText"), ref("PartLink")],
    discriminator: {
      propertyName: "kind",
      mapping: { text: "#/components/schemas/PartText", link: "#/components/schemas/PartLink" },
    },
  });
  const body = (schema: object) => ({ content: { "application/json": { schema } } });
  return {
    openapi: "3.1.0",
    info: { title: "Parts", version: "1.0.0" },
    paths: {
      "/parts": {
        post: {
          operationId: "send",
          requestBody: body(ref("Send")),
          responses: { 200: { description: "Sent", ...body(ref("Message")) } },
        },
      },
    },
    components: {
      schemas: {
        Send: { type: "object", properties: { parts: { type: "array", items: choice() } } },
        Message: { type: "object", properties: { part: choice() } },
        PartText: part("text"),
        PartLink: part("link"),
      },
    },
  };
}

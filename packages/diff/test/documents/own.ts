/** This project's style: a schema for each code, distinguished by `code`, and one without a code for each status. */
export function ownDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Messages",
      version: "1.4.0",
      description: "Sends messages.",
      "x-retired-codes": ["old_code"],
    },
    servers: [{ url: "https://api.example.com" }, { url: "https://sandbox.example.com" }],
    security: [{ bearer: [] }],
    paths: {
      "/messages": { post: sendMessage() },
      "/messages/{id}": { get: getMessage() },
    },
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        key: { type: "apiKey", in: "header", name: "X-Key" },
      },
      responses: { Unauthorized: response("Unauthorized", ref("Unauthorized")) },
      schemas: { ...errors(), ...bodies() },
    },
  };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function response(description: string, schema: object, more: object = {}) {
  return { description, ...more, content: { "application/json": { schema } } };
}

function coded(names: Readonly<Record<string, string>>, codeless: string) {
  const mapping = Object.fromEntries(
    Object.entries(names).map(([code, name]) => [code, `#/components/schemas/${name}`]),
  );
  const union = {
    title: "With a code",
    oneOf: Object.values(names).map(ref),
    discriminator: { propertyName: "code", mapping },
  };
  return { oneOf: [union, ref(codeless)] };
}

function sendMessage() {
  return {
    operationId: "sendMessage",
    summary: "Send a message",
    tags: ["Messages"],
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        description: "Makes a repetition safe.",
        schema: { type: "string", maxLength: 64 },
      },
      { name: "trace", in: "query", schema: { type: "array", items: { type: "string" } } },
    ],
    requestBody: {
      description: "The message.",
      required: true,
      content: { "application/json": { schema: ref("Send"), example: { text: "Hi" } } },
    },
    responses: {
      202: response("Accepted", ref("Sent"), {
        headers: { "X-Request-Id": { required: true, schema: { type: "string" } } },
      }),
      400: response(
        "Bad request",
        coded({ text_missing: "TextMissing", reply_invalid: "ReplyInvalid" }, "BadRequest"),
      ),
      401: { $ref: "#/components/responses/Unauthorized" },
      429: response(
        "Too many",
        coded({ limit_reached: "LimitReached", cap_reached: "CapReached" }, "TooMany"),
        {
          headers: {
            "Retry-After": { description: "Seconds.", schema: { type: "integer" } },
            "X-Limit": { required: true, schema: { type: "integer" } },
          },
        },
      ),
    },
  };
}

function getMessage() {
  return {
    operationId: "getMessage",
    summary: "Get a message",
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      {
        name: "fields",
        in: "query",
        required: true,
        deprecated: true,
        schema: { type: "string", enum: ["all", "short"], default: "all" },
      },
    ],
    responses: {
      200: response("The message", ref("Message")),
      401: { $ref: "#/components/responses/Unauthorized" },
      404: response(
        "Not found",
        coded({ message_gone: "MessageGone", message_unknown: "MessageUnknown" }, "NotFound"),
      ),
    },
  };
}

/** An error as a schema, with the envelope that all share. */
export function error(code: string | false, status: number, properties: object = {}, extension: object = {}) {
  return {
    title: code === false ? `Status ${status}` : code.replaceAll("_", " "),
    description: "What happened, in a sentence that people read.",
    type: "object",
    required: ["error", "message", "status", ...(code === false ? [] : ["code"]), ...Object.keys(properties)],
    properties: {
      error: { type: "string", const: "ApiError" },
      message: { type: "string" },
      status: { type: "integer", const: status },
      code: code === false ? false : { type: "string", const: code },
      ...properties,
    },
    "x-error": {
      cause: "Something led to it, and it is said here.",
      fix: "Do something else instead of it.",
      retry: "never",
      ...extension,
    },
  };
}

function errors() {
  const limit = { limit: { type: "integer", minimum: 0, description: "How many there may be in a day." } };
  return {
    TextMissing: error("text_missing", 400),
    ReplyInvalid: error("reply_invalid", 400, { part: { type: "integer", minimum: 0, maximum: 9 } }),
    LimitReached: {
      ...error(
        "limit_reached",
        429,
        {
          ...limit,
          mode: { type: "string", enum: ["total", "number"] },
          reset: { type: ["string", "null"] },
        },
        { retry: "quota" },
      ),
      examples: [
        {
          error: "ApiError",
          message: "Too many.",
          status: 429,
          code: "limit_reached",
          limit: 1,
          mode: "total",
          reset: null,
        },
      ],
      oneOf: [
        { title: "Organization", properties: { scope: { const: "organization" } }, required: ["scope"] },
        {
          title: "Number",
          properties: { scope: { const: "number" }, number: { type: "string" } },
          required: ["scope", "number"],
        },
      ],
    },
    CapReached: error(
      "cap_reached",
      429,
      { ...limit, plan: { type: "string", pattern: "^plan_" } },
      { retry: "backoff" },
    ),
    MessageGone: error("message_gone", 404),
    MessageUnknown: error("message_unknown", 404, {
      hint: { type: "object", properties: { near: { type: "string" } } },
    }),
    BadRequest: error(false, 400),
    Unauthorized: error(false, 401),
    NotFound: error(false, 404),
    TooMany: error(false, 429),
  };
}

function bodies() {
  return {
    Send: {
      type: "object",
      required: ["text"],
      properties: {
        text: { type: "string", maxLength: 1000, description: "What to say." },
        effect: { type: "string", enum: ["slam", "loud"], default: "slam" },
        attachments: {
          type: "array",
          maxItems: 5,
          items: { oneOf: [{ type: "string" }, ref("Attachment")] },
        },
        reply_to: {
          type: ["object", "null"],
          required: ["message_id"],
          properties: { message_id: { type: "string" }, part: { type: "integer" } },
        },
      },
    },
    Attachment: {
      type: "object",
      required: ["url"],
      properties: { url: { type: "string" }, name: { type: "string", deprecated: true } },
    },
    Sent: {
      type: "object",
      required: ["message_id", "status"],
      properties: {
        message_id: { type: "string" },
        status: { type: "string", enum: ["queued", "failed"] },
        count: { type: "integer" },
      },
    },
    Message: {
      type: "object",
      required: ["id", "direction", "sender"],
      properties: {
        id: { type: "string" },
        direction: { type: "string", enum: ["in", "out"] },
        sender: { type: ["string", "null"] },
        score: { type: "integer", maximum: 10 },
        attachments: { type: "array", items: ref("Attachment") },
        part: {
          oneOf: [
            { title: "Text", type: "object", required: ["kind"], properties: { kind: { const: "text" } } },
            { title: "Link", type: "object", required: ["kind"], properties: { kind: { const: "link" } } },
          ],
        },
        thread: { $ref: "#/components/schemas/Thread" },
      },
    },
    Thread: {
      type: "object",
      properties: { name: { type: "string" }, parent: { $ref: "#/components/schemas/Thread" } },
    },
  };
}

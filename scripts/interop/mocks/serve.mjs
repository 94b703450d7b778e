// Run by mocks.ts in this folder, where the mocks are installed: `node serve.mjs TOOL DOCUMENT [UPSTREAM]`. Answers
// the calls of the suite on a free port, and prints the port. A call requests an example with `Prefer: code=429,
// example=NAME`.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [tool, file, upstream] = process.argv.slice(2);
const document = JSON.parse(readFileSync(file, "utf8"));

/** The Web `Request` of a call, and its preference. */
async function read(call) {
  const chunks = await Array.fromAsync(call);
  const body = ["GET", "HEAD"].includes(call.method) ? undefined : Buffer.concat(chunks);
  const request = new Request(`http://127.0.0.1${call.url}`, {
    method: call.method,
    headers: call.headers,
    body,
  });
  const prefer = Object.fromEntries(
    [...(call.headers.prefer ?? "").matchAll(/(\w+)=([^,;\s]+)/g)].map(([, name, value]) => [name, value]),
  );
  return { request, prefer, text: body?.toString() };
}

const tools = {
  async "openapi-backend"() {
    const { OpenAPIBackend } = await import("openapi-backend");
    // Without `quick` it loads no operation of a document in OpenAPI 3.1.
    const api = new OpenAPIBackend({ definition: document, quick: true, validate: false });
    api.register("notImplemented", (context, prefer) =>
      context.api.mockResponseForOperation(context.operation.operationId, {
        ...(prefer.code && { code: Number(prefer.code) }),
        ...(prefer.example && { example: prefer.example }),
      }),
    );
    await api.init();
    return async ({ request, prefer }) => {
      const { pathname } = new URL(request.url);
      const found = await api.handleRequest({ method: request.method, path: pathname, headers: {} }, prefer);
      return { status: found.status, body: found.mock };
    };
  },
  async "@mswjs/source"() {
    const { getResponse } = await import("msw");
    const { fromOpenApi } = await import("@mswjs/source/open-api");
    const handlers = await fromOpenApi({ ...document, servers: [{ url: "http://127.0.0.1" }] });
    return async ({ request, prefer }) => {
      // The status is in the query. An example of a name could too, but its body is `[object Object]`.
      const url = new URL(request.url);
      if (prefer.code) url.searchParams.set("response", prefer.code);
      const found = await getResponse(handlers, new Request(url, request));
      return { status: found?.status ?? 404, body: found ? await found.json() : null };
    };
  },
  async "json-schema-faker"() {
    const { createGenerator } = await import("json-schema-faker");
    const generator = createGenerator({ seed: 20261128 });
    const at = (pointer) =>
      pointer
        .slice(2)
        .split("/")
        .reduce((value, name) => value[name.replaceAll("~1", "/").replaceAll("~0", "~")], document);
    return async ({ prefer }) => {
      const response = document.paths["/chats/{chatId}/messages"].post.responses[prefer.code];
      const { schema } = (response.$ref ? at(response.$ref) : response).content["application/json"];
      const body = await generator.generate({ ...schema, components: document.components });
      return { status: Number(prefer.code), body };
    };
  },
  async "express-openapi-validator"() {
    const { default: express } = await import("express");
    const validator = await import("express-openapi-validator");
    const app = express();
    app.use(express.json());
    const apiSpec = { ...document, servers: [{ url: "/" }] };
    app.use(
      validator.middleware({
        apiSpec,
        validateRequests: true,
        validateResponses: true,
        validateSecurity: false,
      }),
    );
    app.use(async (request, response) => {
      const headers = { ...request.headers };
      for (const name of ["host", "connection", "content-length"]) delete headers[name];
      const body =
        ["GET", "HEAD"].includes(request.method) || !request.headers["content-type"]
          ? undefined
          : JSON.stringify(request.body);
      const answer = await fetch(upstream + request.originalUrl, { method: request.method, headers, body });
      response
        .status(answer.status)
        .set("x-from", "upstream")
        .json(await answer.json());
    });
    app.use(
      (error, _request, response, _next) =>
        response.status(error.status ?? 500).removeHeader("x-from") ??
        response.json({ violation: error.message, errors: error.errors }),
    );
    return app;
  },
};

const answer = await tools[tool]();
const handle =
  tool === "express-openapi-validator"
    ? answer
    : async (call, response) => {
        try {
          const { status, body } = await answer(await read(call));
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
        } catch (error) {
          response
            .writeHead(500, { "content-type": "application/json" })
            .end(JSON.stringify({ stops: String(error) }));
        }
      };
const server = createServer(handle).listen(0, "127.0.0.1", () => console.log(server.address().port));

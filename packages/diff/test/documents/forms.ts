/** An API that takes a form with a file, and answers with a stream. */
export function formsDocument() {
  return {
    openapi: "3.2.0",
    info: { title: "Forms", version: "1.4.0" },
    servers: [{ url: "https://api.example.com" }, { url: "https://sandbox.example.com" }],
    paths: {
      "/messages": {
        post: {
          operationId: "sendMessage",
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  properties: { file: {}, tags: { type: "array", items: { type: "string" } } },
                },
                encoding: { file: { contentType: "image/png, image/jpeg" } },
              },
            },
          },
          responses: { 202: { description: "Accepted." } },
        },
      },
      "/messages/{id}": {
        get: {
          operationId: "getMessage",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            200: {
              description: "A line for each event.",
              content: {
                "application/jsonl": {
                  itemSchema: { type: "object", properties: { n: { type: "integer" } } },
                },
              },
            },
          },
        },
      },
    },
  };
}

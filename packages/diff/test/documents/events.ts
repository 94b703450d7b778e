/** An API that sends events: to a webhook, and to the callback of a subscription. */
export function eventsDocument() {
  const json = (schema: object) => ({ "application/json": { schema } });
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const replies = () => ({ 200: { description: "Received." }, 410: { description: "Send no more." } });
  return {
    openapi: "3.1.0",
    info: { title: "Events", version: "1.4.0" },
    paths: {
      "/subscriptions": {
        post: {
          operationId: "subscribe",
          requestBody: { required: true, content: json(ref("Subscription")) },
          responses: { 201: { description: "Subscribed.", content: json(ref("Subscription")) } },
          callbacks: {
            onEvent: {
              "{$request.body#/url}": {
                post: {
                  requestBody: { required: true, content: json(ref("Delivery")) },
                  responses: replies(),
                },
              },
            },
          },
        },
      },
    },
    webhooks: {
      "message.received": {
        post: {
          operationId: "messageReceived",
          parameters: [{ name: "X-Signature", in: "header", required: true, schema: { type: "string" } }],
          requestBody: { required: true, content: json(ref("Message")) },
          responses: replies(),
        },
      },
    },
    components: {
      schemas: {
        Subscription: { type: "object", required: ["url"], properties: { url: { type: "string" } } },
        Delivery: {
          type: "object",
          required: ["id", "state"],
          properties: { id: { type: "string" }, state: { type: "string", enum: ["sent", "failed"] } },
        },
        Message: {
          type: "object",
          required: ["id", "text"],
          properties: { id: { type: "string" }, text: { type: "string" }, effect: { type: "string" } },
        },
      },
    },
  };
}

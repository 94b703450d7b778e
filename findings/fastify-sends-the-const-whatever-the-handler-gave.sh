#!/usr/bin/env bash
# A Fastify response schema with `code: { const: quota }` and `status: { const: 429 }`, and a handler that sends other values.
# Expected: the values that the handler sent, or the failure that a value outside an `enum` or a wrong `type` leads to.
# Seen (fastify 5.12.8, fast-json-stringify 7.3.10): the client gets `quota` and 429, the constants of the schema.
# For you: a test of the answer can't find a wrong code. Check what the handler sends, not what arrives.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fastify@5.12.8 fast-json-stringify@7.3.10
cat > server.js <<'JS'
import fastify from "fastify";
const app = fastify();
const schema = {
  type: "object",
  required: ["code", "status", "limit"],
  properties: { code: { type: "string", const: "quota" }, status: { type: "integer", const: 429 }, limit: { type: "integer" } },
};
const body = { code: "plan_cap", status: 403, limit: 3 };
app.get("/", { schema: { response: { 429: schema } } }, (_, reply) => reply.code(429).send(body));
const answer = await app.inject("/");
console.log(`sent by the handler: ${JSON.stringify(body)}`);
console.log(`received: ${answer.statusCode} ${answer.body}`);
process.exit(answer.body === '{"code":"quota","status":429,"limit":3}' ? 0 : 1);
JS
echo "fastify 5.12.8, fast-json-stringify 7.3.10"
node server.js

#!/usr/bin/env bash
# A Fastify response schema with `anyOf` over two objects whose members are optional, and a body of the second kind.
# Expected: the body is valid against both, so all members that either of them describes arrive.
# Seen (fastify 5.12.8): only the first object's members are sent; the body arrives as `{}`.
# For you: give each variant a required member or a constant that tells it from the others.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts fastify@5.12.8 fast-json-stringify@7.3.10
cat > server.js <<'JS'
import fastify from "fastify";
const app = fastify();
const variant = (name) => ({ type: "object", properties: { [name]: { type: "string" } } });
const response = { 429: { anyOf: [variant("numbers"), variant("sender")] } };
app.get("/", { schema: { response } }, (_, reply) => reply.code(429).send({ sender: "one" }));
const answer = await app.inject("/");
console.log(`sent by the handler: {"sender":"one"}; received: ${answer.body}`);
process.exit(answer.body === "{}" ? 0 : 1);
JS
echo "fastify 5.12.8, fast-json-stringify 7.3.10"
node server.js

#!/usr/bin/env bash
# express-openapi-validator with `validateResponses: true`, and a documented error whose body lacks a required member.
# Expected: it finds the wrong body whatever the status: 404, 500 and 503 have the same schema.
# Seen (express-openapi-validator 5.6.2): it refuses the body of the 404 and lets those of the 500 and the 503 through, whether
# the document has them as `503`, `5XX` or `default`.
# For you: validate answers from 500 on in a test of your own.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts express-openapi-validator@5.6.2 express@5.2.1
cat > ask.js <<'JS'
import express from "express";
import { middleware } from "express-openapi-validator";
const schema = { type: "object", required: ["error"], properties: { error: { type: "string" } } };
const failure = { description: "Failed.", content: { "application/json": { schema } } };
const get = { responses: { 404: failure, 503: failure, "5XX": failure, default: failure } };
const paths = { "/404": { get }, "/500": { get }, "/503": { get }, "/default/503": { get: { responses: { default: failure } } } };
const app = express();
app.use(middleware({ apiSpec: { openapi: "3.1.0", info: { title: "Shop", version: "1.0.0" }, paths }, validateResponses: true }));
for (const path of Object.keys(paths)) app.get(path, (_, reply) => reply.status(Number(path.slice(-3))).json({}));
app.use((failed, _request, reply, _next) => reply.status(599).end(failed.message));
const server = app.listen(0, "127.0.0.1", async () => {
  for (const path of Object.keys(paths)) {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}${path}`);
    console.log(`${path} answers {}: ${answer.status === 599 ? `refused, ${await answer.text()}` : "let through"}`);
  }
  server.close();
});
JS
seen=$(node ask.js)
echo "express-openapi-validator 5.6.2:"
echo "$seen"
[ "$seen" = "/404 answers {}: refused, /response must have required property 'error'
/500 answers {}: let through
/503 answers {}: let through
/default/503 answers {}: let through" ]

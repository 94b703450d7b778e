#!/usr/bin/env bash
# An Arazzo step that retries after `retryAfter: 3`, against a server that answers 429 with `Retry-After: 1`.
# Expected: a pause of a second. Arazzo 1.0.1 says that the header should overrule the field.
# Seen (@redocly/cli 2.77.0): `respect` waits three seconds. With the two numbers swapped, it waits one second
# where the server asked for three.
# For you: a workflow that has to keep to the server's pace must write the longest pause into `retryAfter`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "${server:-}" 2> /dev/null' EXIT
cd "$folder" || exit 1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0
cat > server.js <<'JS'
import { appendFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
let last = {};
const server = createServer((request, response) => {
  const path = request.url.slice(1);
  if (last[path]) appendFileSync(path, `${Math.round((Date.now() - last[path]) / 1000)}\n`);
  last[path] = Date.now();
  response.writeHead(429, { "retry-after": path === "long" ? "3" : "1" }).end();
}).listen(0, "127.0.0.1", () => writeFileSync("port", String(server.address().port)));
JS
node server.js & server=$!
until [ -s port ]; do sleep 0.1; done
cat > openapi.yaml <<YAML
openapi: 3.1.0
info: { title: Limits, version: 1.0.0 }
servers: [{ url: "http://127.0.0.1:$(cat port)" }]
paths:
  /short: { get: { operationId: short, responses: { "200": { description: Done. }, "429": { description: Wait. } } } }
  /long: { get: { operationId: long, responses: { "200": { description: Done. }, "429": { description: Wait. } } } }
YAML
step() {
  echo "      - { stepId: $1, operationId: $1, successCriteria: [{ condition: \$statusCode == 200 }], onFailure: [{ name: again, type: retry, retryAfter: $2, retryLimit: 1 }] }"
}
cat > arazzo.yaml <<YAML
arazzo: 1.0.1
info: { title: Retry, version: 1.0.0 }
sourceDescriptions: [{ name: limits, type: openapi, url: ./openapi.yaml }]
workflows:
  - workflowId: short
    steps:
$(step short 3)
  - workflowId: long
    steps:
$(step long 1)
YAML
npx --no-install redocly respect arazzo.yaml > respect.log 2>&1
echo "@redocly/cli 2.77.0: retryAfter 3, Retry-After 1: it waited $(cat short) s; retryAfter 1, Retry-After 3: $(cat long) s"
[ "$(cat short)" = 3 ] && [ "$(cat long)" = 1 ]

#!/usr/bin/env bash
# Arazzo 1.0.1 lets a success criterion apply a regular expression to a runtime expression such as $response.body.
# Expected: the pattern is matched against the JSON text of the body, so that a pattern can ask for a member that is absent.
# Seen (@redocly/cli 2.77.0, respect): the pattern is matched against a text that holds nothing of the body. "^(?![^]*teapot)"
# succeeds on a body that contains "teapot", and "teapot" fails on it. A jsonpath filter that should find nothing passes as well.
# For you: assert members by JSON Pointer ($response.body#/code == 'x'). That a member is absent cannot be said this way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "${server:-0}" 2>/dev/null || true' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0
cat > server.mjs <<'JS'
import { createServer } from "node:http";
const server = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ kind: "teapot" }));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
JS
node server.mjs > port &
server=$!
until [ -s port ]; do sleep 0.1; done
cat > api.json <<JSON
{ "openapi": "3.1.0", "info": { "title": "Kettle", "version": "1.0.0" },
  "servers": [{ "url": "http://127.0.0.1:$(cat port)" }],
  "paths": { "/kettle": { "get": { "operationId": "getKettle", "responses": { "200": { "description": "A kettle.",
    "content": { "application/json": { "schema": { "type": "object", "properties": { "kind": { "type": "string" } } } } } } } } } } }
JSON
verdict() { # criterion -> passes | fails
  cat > flow.arazzo.json <<JSON
{ "arazzo": "1.0.1", "info": { "title": "Kettle", "version": "1.0.0" },
  "sourceDescriptions": [{ "name": "api", "type": "openapi", "url": "api.json" }],
  "workflows": [{ "workflowId": "boil", "steps": [{ "stepId": "get", "operationId": "getKettle", "successCriteria": [$1] }] }] }
JSON
  if REDOCLY_TELEMETRY=off npx --no-install redocly respect flow.arazzo.json > log 2>&1; then echo passes; else echo fails; fi
}
pointer=$(verdict '{ "condition": "$response.body#/kind == '"'teapot'"'" }')
absent=$(verdict '{ "context": "$response.body", "type": "regex", "condition": "^(?![^]*teapot)" }')
present=$(verdict '{ "context": "$response.body", "type": "regex", "condition": "teapot" }')
echo "@redocly/cli 2.77.0, body {\"kind\":\"teapot\"}: by pointer $pointer; regex for its absence $absent; regex for its presence $present"
[ "$pointer $absent $present" = "passes passes fails" ]

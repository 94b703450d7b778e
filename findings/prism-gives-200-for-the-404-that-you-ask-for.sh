#!/usr/bin/env bash
# `Prefer: code=404` asks Prism for the documented 404, whose only media type is `application/problem+json`. The client sends
# `Accept: application/json`.
# Expected: the 404, or a 406 that says that the client doesn't accept what the 404 has.
# Seen (@stoplight/prism-cli 5.16.0): 200 with the body of the success, because the success has a media type that is accepted.
# For you: a test of error handling sees no error. Accept `application/problem+json` too when you ask for a failure.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0 @stoplight/prism-http@5.16.0 \
  @stoplight/prism-http-server@5.16.0
npm install --silent --no-audit --no-fund node@24.21.0 # Prism needs Node 24
export PATH="$folder/node_modules/.bin:$PATH"
cat > openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1.0.0" }, "paths": { "/thing": { "get": { "responses": {
  "200": { "description": "Found.", "content": { "application/json": { "example": { "id": "one" } } } },
  "404": { "description": "Not found.", "content": { "application/problem+json": { "example": { "title": "No such thing." } } } } } } } } }
JSON
cat > ask.cjs <<'JS'
const { createServer } = require("@stoplight/prism-http-server");
const { getHttpOperationsFromSpec } = require("@stoplight/prism-http");
const noLog = { child: () => noLog, ...Object.fromEntries(["debug", "info", "warn", "error", "fatal", "trace", "success"].map((level) => [level, () => {}])) };
(async () => {
  const config = { mock: { dynamic: false }, checkSecurity: true, validateRequest: true, validateResponse: true, isProxy: false, errors: false };
  const server = createServer(await getHttpOperationsFromSpec("openapi.json"), { components: { logger: noLog }, config, cors: false });
  const address = await server.listen(0, "127.0.0.1");
  for (const accept of ["*/*", "application/json, application/problem+json", "application/json"]) {
    const answer = await fetch(`${address}/thing`, { headers: { prefer: "code=404", accept } });
    console.log(`Accept: ${accept}: ${answer.status} ${await answer.text()}`);
  }
  await server.close();
})();
JS
seen=$(node ask.cjs)
echo "@stoplight/prism-cli 5.16.0, Prefer: code=404"
echo "$seen"
[ "$seen" = 'Accept: */*: 404 {"title":"No such thing."}
Accept: application/json, application/problem+json: 404 {"title":"No such thing."}
Accept: application/json: 200 {"id":"one"}' ]

#!/usr/bin/env bash
# A response has two named examples, both objects. `?example=NAME` asks a handler of `fromOpenApi` for one of them.
# Expected: the example as JSON, as the handler gives the first one when no name is asked for.
# Seen (@mswjs/source 0.5.0, msw 2.15.0): the body is the text `[object Object]`, with the content type of JSON.
# For you: choose a status with `?response=`, and put the example that you want first.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mswjs/source@0.5.0 msw@2.15.0
cat > ask.js <<'JS'
import { fromOpenApi } from "@mswjs/source/open-api";
import { getResponse } from "msw";
const examples = { gone: { value: { code: "gone" } }, full: { value: { code: "full" } } };
const responses = { 409: { description: "Refused.", content: { "application/json": { examples } } } };
const handlers = await fromOpenApi({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.0.0" },
  servers: [{ url: "http://localhost" }],
  paths: { "/orders": { get: { responses } } },
});
for (const query of ["?response=409", "?response=409&example=full"]) {
  const response = await getResponse(handlers, new Request(`http://localhost/orders${query}`));
  console.log(query, response.headers.get("content-type"), await response.text());
}
JS
seen=$(node ask.js)
echo "@mswjs/source 0.5.0:"
echo "$seen"
[ "$seen" = '?response=409 application/json {"code":"gone"}
?response=409&example=full application/json [object Object]' ]

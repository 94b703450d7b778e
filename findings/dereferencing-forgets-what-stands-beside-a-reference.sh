#!/usr/bin/env bash
# An error in OpenAPI 3.1 that is a reference with more beside it: `$ref` to a schema that requires `error`, and `required: [code]`.
# Expected: both apply, as JSON Schema 2020-12 says. A copy without references refuses a body that lacks `error` or `code`.
# Seen (@apidevtools/swagger-parser 13.1.0, @readme/openapi-parser 9.0.0, @scalar/openapi-parser 0.29.22, @redocly/cli 2.77.0):
# every copy accepts a body without `error`, because the list beside the reference replaces the list of the referenced schema.
# For you: write `allOf: [{ $ref }, { ... }]`, which all four keep.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/swagger-parser@13.1.0 @readme/openapi-parser@9.0.0 \
  @scalar/openapi-parser@0.29.22 @redocly/cli@2.77.0 ajv@8.20.0
npm install --silent --no-audit --no-fund node@24.21.0 # some of them need Node 22 or later
export PATH="$folder/node_modules/.bin:$PATH"
cat > openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1.0.0" }, "paths": {}, "components": { "schemas": {
  "Base": { "type": "object", "required": ["error"], "properties": { "error": { "type": "string" } } },
  "beside": { "$ref": "#/components/schemas/Base", "required": ["code"], "properties": { "code": { "const": "quota" } } },
  "allOf": { "allOf": [{ "$ref": "#/components/schemas/Base" }, { "required": ["code"], "properties": { "code": { "const": "quota" } } }] } } } }
JSON
npx --no-install redocly bundle openapi.json --dereferenced -o redocly.json > redocly.log 2>&1
cat > ask.js <<'JS'
import { readFileSync } from "node:fs";
import SwaggerParser from "@apidevtools/swagger-parser";
import { dereference as readme } from "@readme/openapi-parser";
import { dereference as scalar } from "@scalar/openapi-parser";
import { Ajv2020 } from "ajv/dist/2020.js";
const read = (name) => JSON.parse(readFileSync(name, "utf8"));
const copies = {
  "the document": read("openapi.json"),
  "swagger-parser": await SwaggerParser.dereference(read("openapi.json")),
  readme: await readme(read("openapi.json")),
  scalar: (await scalar(read("openapi.json"))).schema,
  redocly: read("redocly.json"),
};
for (const [name, copy] of Object.entries(copies)) {
  const ajv = new Ajv2020({ strict: false }).addSchema({ $id: "http://api.test/document", ...JSON.parse(JSON.stringify(copy)) });
  const accepts = (schema) => [{ error: "Wait." }, { code: "quota" }]
    .filter((body) => ajv.getSchema(`http://api.test/document#/components/schemas/${schema}`)(body))
    .map((body) => JSON.stringify(body)).join(" ") || "neither";
  console.log(`${name} accepts beside: ${accepts("beside")}; allOf: ${accepts("allOf")}`);
}
JS
seen=$(node ask.js)
echo "swagger-parser 13.1.0, readme 9.0.0, scalar 0.29.22, redocly 2.77.0; bodies: only error, only code"
echo "$seen"
[ "$seen" = 'the document accepts beside: neither; allOf: neither
swagger-parser accepts beside: {"code":"quota"}; allOf: neither
readme accepts beside: {"code":"quota"}; allOf: neither
scalar accepts beside: {"code":"quota"}; allOf: neither
redocly accepts beside: {"code":"quota"}; allOf: neither' ]

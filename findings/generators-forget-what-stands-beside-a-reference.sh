#!/usr/bin/env bash
# An error in OpenAPI 3.1 that is a reference with members beside it: `$ref` to a schema with `error`, and a `code` of its own.
# Expected: a type with `error` and `code`. Since 3.1, a schema may have both, and both apply (JSON Schema 2020-12).
# Seen (versions below): five of six generators leave out `code`, the sixth leaves out `error`. None of them warns.
# For you: write `allOf: [{ $ref }, { ... }]`, from which all six make both members.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 @hey-api/openapi-ts@0.99.0 orval@8.38.0 \
  typed-openapi@2.2.7 oazapfts@7.5.0 swagger-typescript-api@13.13.0 typescript@5.9.3
npm install --silent --no-audit --no-fund node@24.21.0 # some of them need Node 22 or later
export PATH="$folder/node_modules/.bin:$PATH"
cat > openapi.json <<'JSON'
{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1.0.0" }, "paths": { "/thing": { "get": { "operationId": "getThing", "responses": {
  "200": { "description": "Found.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Base" } } } },
  "409": { "description": "Refused.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Whole" } } } },
  "429": { "description": "Refused.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Beside" } } } } } } } },
  "components": { "schemas": {
  "Base": { "type": "object", "required": ["error"], "properties": { "error": { "type": "string" } } },
  "Beside": { "$ref": "#/components/schemas/Base", "required": ["code"], "properties": { "code": { "type": "string" } } },
  "Whole": { "allOf": [{ "$ref": "#/components/schemas/Base" }, { "type": "object", "required": ["code"], "properties": { "code": { "type": "string" } } }] } } } }
JSON
run() { npx --no-install "$@" >> log 2>&1; }
run openapi-typescript openapi.json -o openapi-typescript.ts
run openapi-ts -i ./openapi.json -o hey -p @hey-api/typescript && cp hey/types.gen.ts hey-api.ts
run orval --input ./openapi.json --output ./orval.ts --client fetch
run typed-openapi openapi.json -o typed-openapi.ts
run oazapfts openapi.json oazapfts.ts
run swagger-typescript-api generate -p openapi.json -o . -n swagger-typescript-api.ts
cat > ask.js <<'JS'
import ts from "typescript";
for (const name of ["openapi-typescript", "hey-api", "orval", "typed-openapi", "oazapfts", "swagger-typescript-api"]) {
  const program = ts.createProgram([`${name}.ts`], { strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, noEmit: true });
  const checker = program.getTypeChecker();
  const members = {};
  const visit = (node) => {
    const wanted = node.name && ["Beside", "Whole"].includes(node.name.text);
    if (wanted && (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isPropertySignature(node)))
      members[node.name.text] = checker.getTypeAtLocation(node).getProperties().map((member) => member.name).sort().join(" and ");
    ts.forEachChild(node, visit);
  };
  visit(program.getSourceFile(`${name}.ts`));
  console.log(`${name}: beside the reference: ${members.Beside}; allOf: ${members.Whole}`);
}
JS
seen=$(node ask.js)
echo "openapi-typescript 7.13.0, hey-api 0.99.0, orval 8.38.0, typed-openapi 2.2.7, oazapfts 7.5.0, swagger-typescript-api 13.13.0"
echo "$seen"
expected=$(for name in openapi-typescript hey-api orval typed-openapi oazapfts; do echo "$name: beside the reference: error; allOf: code and error"; done)
[ "$seen" = "$expected
swagger-typescript-api: beside the reference: code; allOf: code and error" ]

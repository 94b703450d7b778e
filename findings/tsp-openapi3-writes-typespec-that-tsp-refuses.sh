#!/usr/bin/env bash
# tsp-openapi3 on a 409 whose schema is a union of two errors with a discriminator, one of which has two variants.
# Expected: TypeSpec that its own compiler accepts, or a message that says what it can't express.
# Seen (@typespec/openapi3 1.16.0): exit 0 and a file that `tsp compile` refuses twice. A variant of a discriminated union
# must be a model, and the union is intersected with the model of a 409, which only models can be.
# For you: an error that is a union needs an edit by hand after the conversion.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @typespec/openapi3@1.16.0 @typespec/compiler@1.16.0 \
  @typespec/http@1.16.0 @typespec/openapi@1.16.0
npm install --silent --no-audit --no-fund node@24.21.0 # the compiler needs Node 22 or later
node=node_modules/.bin/node
cat > openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      operationId: order
      responses:
        "409": { description: Refused., content: { application/json: { schema: { $ref: "#/components/schemas/Refusal" } } } }
components:
  schemas:
    Refusal:
      oneOf: [{ $ref: "#/components/schemas/SoldOut" }, { $ref: "#/components/schemas/Closed" }]
      discriminator:
        propertyName: code
        mapping: { sold_out: "#/components/schemas/SoldOut", closed: "#/components/schemas/Closed" }
    Closed: { type: object, required: [code], properties: { code: { const: closed } } }
    SoldOut:
      oneOf:
        - { type: object, required: [code, size], properties: { code: { const: sold_out }, size: { type: string } } }
        - { type: object, required: [code, color], properties: { code: { const: sold_out }, color: { type: string } } }
YAML
$node node_modules/.bin/tsp-openapi3 openapi.yaml --output-dir converted > convert.log 2>&1; converted=$?
$node node_modules/.bin/tsp compile converted --no-emit > compile.log 2>&1; compiled=$?
echo "@typespec/openapi3 1.16.0: the conversion exits with $converted, the compilation of its output with $compiled"
grep -o "error in.*" compile.log
[ "$converted" -eq 0 ] && [ "$compiled" -ne 0 ] && grep -q "must be a model type" compile.log && grep -q "intersect-non-model" compile.log

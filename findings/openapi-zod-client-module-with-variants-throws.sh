#!/usr/bin/env bash
# openapi-zod-client on a union of two errors with a discriminator, one of which is itself one of two objects with its code.
# Expected: a schema that accepts the three bodies.
# Seen (openapi-zod-client 1.18.3 with zod 3): it generates without a warning, and the module throws a TypeError when it is
# imported, because zod's discriminated union takes objects only.
# For you: import the generated file in a test, or use a generator that writes a plain union.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-zod-client@1.18.3 @zodios/core@10.9.6 zod@3.25.76 esbuild@0.25.12
cat > openapi.yaml <<'YAML'
openapi: 3.0.3
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
    Closed: { type: object, required: [code], properties: { code: { type: string, enum: [closed] } } }
    SoldOut:
      oneOf:
        - { type: object, required: [code, size], properties: { code: { type: string, enum: [sold_out] }, size: { type: string } } }
        - { type: object, required: [code, color], properties: { code: { type: string, enum: [sold_out] }, color: { type: string } } }
YAML
npx --no-install openapi-zod-client openapi.yaml --export-schemas -o client.ts > generate.log 2>&1; generated=$?
npx --no-install esbuild client.ts --format=esm --outfile=client.mjs --log-level=error
node -e 'import("./client.mjs").then((client) => console.log("loads:", Object.keys(client.schemas).join(", ")), (error) => { console.log("import throws", error.name + ":", error.message); process.exit(3); })'
loaded=$?
echo "openapi-zod-client 1.18.3: it exits with $generated"
[ "$generated" -eq 0 ] && [ "$loaded" -eq 3 ]

#!/usr/bin/env bash
# openapi-format's filter for unused components, on a parent whose discriminator mapping names a child (`dog: Dog`) and
# another child by reference.
# Expected: both children stay, since the mapping uses them.
# Seen (openapi-format 1.33.6): the child that is mapped by name is removed silently; the mapping still names it.
# For you: write references in a mapping, or leave the filter out.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-format@1.33.6
cat > openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets: { get: { responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } } }
components:
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: Dog } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer } } }] }
    Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { barks: { type: boolean } } }] }
YAML
echo 'unusedComponents: [schemas]' > filter.yaml
npx --no-install openapi-format openapi.yaml --filterFile filter.yaml --output filtered.yaml > format.log 2>&1; formatted=$?
echo "openapi-format 1.33.6: exit $formatted, schemas:$(grep -oE '^    [A-Z][a-z]+:' filtered.yaml | tr -d '\n:' | tr -s ' '), mapping: $(grep -E '^ +dog:' filtered.yaml | tr -s ' ')"
[ "$formatted" -eq 0 ] && grep -q "^    Cat:" filtered.yaml && ! grep -q "^    Dog:" filtered.yaml && grep -q "dog: Dog" filtered.yaml

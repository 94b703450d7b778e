#!/usr/bin/env bash
# A discriminator whose mapping names a schema (`dog: Dog`), as OpenAPI allows beside a reference to it.
# Expected: the same types as for `dog: '#/components/schemas/Dog'`.
# Seen (openapi-typescript 7.13.0): it stops with "Can't resolve $ref" and writes nothing, while `redocly lint` 2.77.0 finds
# the same document valid.
# For you: write references in a mapping, never names.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3 @redocly/cli@2.77.0
for dog in Dog "'#/components/schemas/Dog'"; do
  name=$([ "$dog" = Dog ] && echo name || echo reference)
  cat > "$name.yaml" <<YAML
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths: {}
components:
  schemas:
    Pet:
      oneOf: [{ \$ref: "#/components/schemas/Cat" }, { \$ref: "#/components/schemas/Dog" }]
      discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat", dog: $dog } }
    Cat: { type: object, required: [kind], properties: { kind: { const: cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog } } }
YAML
done
npx --no-install redocly lint name.yaml --extends spec > lint.log 2>&1; valid=$?
npx --no-install openapi-typescript reference.yaml -o reference.d.ts > reference.log 2>&1; reference=$?
npx --no-install openapi-typescript name.yaml -o name.d.ts > name.log 2>&1; name=$?
echo "redocly lint 2.77.0, mapping by name: exit $valid"
echo "openapi-typescript 7.13.0, mapping by reference: exit $reference; by name: exit $name, $(grep -om1 "Can't resolve.*" name.log)"
[ "$valid" -eq 0 ] && [ "$reference" -eq 0 ] && [ "$name" -ne 0 ] && [ ! -f name.d.ts ] && grep -q "Can't resolve" name.log

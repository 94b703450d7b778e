#!/usr/bin/env bash
# Generators take the path of a document: npx openapi-ts -i api/openapi.json -o client.
# Expected: the file is read, since it exists.
# Seen (@hey-api/openapi-ts 0.99.0): "api/openapi.json" has the form "organization/project" of the tool's own registry, and the run
# stops with "Invalid Hey API shorthand format", although the file exists. With "./api/openapi.json" it works.
# For you: write "./" before the path of a document that is one folder away.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @hey-api/openapi-ts@0.99.0 typescript@5.9.3
mkdir api
echo '{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1.0.0" }, "paths": {}, "components": { "schemas": { "Thing": { "type": "object" } } } }' > api/openapi.json
run() { npx --no-install openapi-ts -i "$1" -o "$2" -p @hey-api/typescript > "$2.log" 2>&1; }
run api/openapi.json bare; bare=$?
run ./api/openapi.json dotted; dotted=$?
reason=$(grep -o 'Invalid Hey API shorthand format' bare.log | head -n 1)
echo "@hey-api/openapi-ts 0.99.0: api/openapi.json exits with $bare ($reason), ./api/openapi.json exits with $dotted"
[ "$bare" -ne 0 ] && [ "$dotted" -eq 0 ] && [ -n "$reason" ]

#!/usr/bin/env bash
# An object with members of its own, and variants beside them under `anyOf`: every body has the object's members.
# Expected: types as for `oneOf` in the same place, which are the object's members and one of the variants.
# Seen (openapi-typescript 7.13.0): `oneOf` makes an intersection, `anyOf` makes a union of the members and the variants, so that
# `error.code` no longer compiles and a body that lacks `code` does.
# For you: write variants of one error under `oneOf`, or under `allOf: [{ anyOf: [...] }]`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3
document() {
  echo "{ \"openapi\": \"3.1.0\", \"info\": { \"title\": \"Shop\", \"version\": \"1.0.0\" }, \"paths\": {}, \"components\": { \"schemas\": { \"Failure\": {
    \"type\": \"object\", \"required\": [\"code\"], \"properties\": { \"code\": { \"const\": \"full\" } },
    \"$1\": [{ \"properties\": { \"scope\": { \"const\": \"shop\" } }, \"required\": [\"scope\"] }, { \"properties\": { \"scope\": { \"const\": \"shelf\" } }, \"required\": [\"scope\"] }] } } } }" > "$1.json"
  npx --no-install openapi-typescript "./$1.json" -o "$1.ts" > "$1.log" 2>&1
  echo "import type { components } from \"./$1.js\"; export const code = (one: components[\"schemas\"][\"Failure\"]) => one.code;" > "use-$1.ts"
  npx --no-install tsc --strict --noEmit --module nodenext --moduleResolution nodenext "use-$1.ts" > "use-$1.log" 2>&1
}
document oneOf; one=$?
document anyOf; any=$?
echo "openapi-typescript 7.13.0: reading \`code\` compiles with oneOf (tsc exits with $one) and not with anyOf (tsc exits with $any):"
head -n 1 use-anyOf.log
[ "$one" -eq 0 ] && [ "$any" -ne 0 ] && grep -q "Property 'code' does not exist" use-anyOf.log

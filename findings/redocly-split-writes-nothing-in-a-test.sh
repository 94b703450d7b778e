#!/usr/bin/env bash
# `redocly split` in a process that has NODE_ENV=test, as every program has that a test of Vitest or Jest starts.
# Expected: the files, or a message that says why there are none.
# Seen (@redocly/cli 2.77.0): it says "successfully split", exits with 0, and writes no file.
# For you: start the command with another NODE_ENV in a test.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0
cat > openapi.yaml <<'YAML'
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths: {}
components: { schemas: { Order: { type: object } } }
YAML
NODE_ENV=production npx --no-install redocly split openapi.yaml --outDir usual > usual.log 2>&1; usual=$?
NODE_ENV=test npx --no-install redocly split openapi.yaml --outDir tested > tested.log 2>&1; tested=$?
echo "@redocly/cli 2.77.0, NODE_ENV=production: exit $usual, $(find usual -type f 2> /dev/null | wc -l) files"
echo "@redocly/cli 2.77.0, NODE_ENV=test: exit $tested, $(find tested -type f 2> /dev/null | wc -l) files"
grep "successfully" tested.log
[ "$usual" -eq 0 ] && [ "$tested" -eq 0 ] && [ -f usual/openapi.yaml ] && [ ! -f tested/openapi.yaml ] && grep -q "successfully split" tested.log

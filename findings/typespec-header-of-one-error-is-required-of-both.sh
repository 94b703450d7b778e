#!/usr/bin/env bash
# Two errors with the status 429 in TypeSpec, of which only one has a `Retry-After` header.
# Expected: an OpenAPI response whose header is optional, since one of the two errors doesn't have it. A header that TypeSpec
# marks as optional (`retryAfter?`) is.
# Seen (@typespec/openapi3 1.16.0): the header is `required: true` for the whole response, without a warning. The bodies are
# kept apart under `anyOf`.
# For you: an answer of the second error breaks the document. Mark a header as optional unless every error of its status has it.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @typespec/openapi3@1.16.0 @typespec/compiler@1.16.0 \
  @typespec/http@1.16.0 @typespec/openapi@1.16.0 js-yaml@4.1.1
npm install --silent --no-audit --no-fund node@24.21.0 # the compiler needs Node 22 or later
export PATH="$folder/node_modules/.bin:$PATH"
cat > main.tsp <<'TSP'
import "@typespec/http";
using Http;
@service namespace Shop;
@error model Quota { @statusCode status: 429; @header("Retry-After") retryAfter: int32; code: "quota"; }
@error model Capped { @statusCode status: 429; code: "capped"; }
@error model Busy { @statusCode status: 503; @header("Retry-After") retryAfter?: int32; code: "busy"; }
op send(): void | Quota | Capped | Busy;
TSP
printf 'emit: ["@typespec/openapi3"]\noptions: { "@typespec/openapi3": { openapi-versions: ["3.1.0"] } }\n' > tspconfig.yaml
npx --no-install tsp compile main.tsp > compile.log 2>&1; compiled=$?
cat > read.js <<'JS'
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
const { responses } = load(readFileSync("tsp-output/@typespec/openapi3/openapi.yaml", "utf8")).paths["/"].get;
for (const status of [429, 503]) {
  const { headers, content } = responses[status];
  const bodies = content["application/json"].schema.anyOf?.length ?? 1;
  console.log(`${status}: bodies: ${bodies}; Retry-After: ${headers["Retry-After"].required === true ? "required" : "optional"}`);
}
JS
seen=$(node read.js)
echo "@typespec/openapi3 1.16.0, compiler exits with $compiled, warnings: $(grep -c warning compile.log)"
echo "$seen"
[ "$compiled" -eq 0 ] && ! grep -q warning compile.log && [ "$seen" = "429: bodies: 2; Retry-After: required
503: bodies: 1; Retry-After: optional" ]

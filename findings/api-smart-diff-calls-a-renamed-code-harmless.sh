#!/usr/bin/env bash
# api-smart-diff on an answer whose only code is replaced by another, and on an answer that gets a second code beside it.
# Expected: if the second code is a break for clients, the replaced one is, too: no new answer fits the old schema.
# Seen (api-smart-diff 1.0.6): the second code is breaking, the replaced one non-breaking, as `enum` and as `const`.
# For you: a renamed code passes a gate that fails on breaking changes.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts api-smart-diff@1.0.6
cat > diff.js <<'JS'
import { apiDiff } from "api-smart-diff";
const document = (code) => {
  const schema = { type: "object", required: ["code"], properties: { code } };
  const responses = { 429: { description: "Wait.", content: { "application/json": { schema } } } };
  return { openapi: "3.1.0", info: { title: "Orders", version: "1.0.0" }, paths: { "/orders": { get: { responses } } } };
};
const verdict = (before, after) => {
  const types = apiDiff(document(before), document(after)).map(({ type }) => type);
  return types.includes("breaking") ? "breaking" : types.join(", ");
};
const code = (...codes) => ({ type: "string", enum: codes });
const added = verdict(code("quota"), code("quota", "cap"));
const replaced = verdict(code("quota"), code("cap"));
const constant = verdict({ type: "string", const: "quota" }, { type: "string", const: "cap" });
console.log(`a second code: ${added}; another code: ${replaced}; another constant: ${constant}`);
process.exit(added === "breaking" && replaced === "non-breaking" && constant === "non-breaking" ? 0 : 1);
JS
echo "api-smart-diff 1.0.6"
node diff.js

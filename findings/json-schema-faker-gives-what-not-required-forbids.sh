#!/usr/bin/env bash
# A member that is never there, written so that generators of types understand it: `null` as its type, and `not: { required }`.
# Expected: bodies without the member, since no body with it is valid. The README lists `not` among the features.
# Seen (json-schema-faker 0.6.3): some bodies have the member, with the value null, and Ajv refuses them.
# For you: give it `member: false` instead, which it reads right, or validate what it makes.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts json-schema-faker@0.6.3 ajv@8.20.0
cat > ask.js <<'JS'
import { createGenerator } from "json-schema-faker";
import { Ajv2020 } from "ajv/dist/2020.js";
const base = { type: "object", required: ["status"] };
const status = { type: "integer" };
const schemas = {
  "not required": { ...base, properties: { status, code: { type: "null" } }, not: { required: ["code"] } },
  "false": { ...base, properties: { status, code: false } },
};
for (const [name, schema] of Object.entries(schemas)) {
  const validate = new Ajv2020().compile(schema);
  const generator = createGenerator({ seed: 1 });
  let valid = 0;
  for (let count = 0; count < 100; count++) if (validate(await generator.generate(schema))) valid += 1;
  console.log(`${name}: ${valid === 100 ? "all" : valid === 0 ? "none" : "some"} of 100 bodies are valid`);
}
JS
seen=$(node ask.js)
echo "json-schema-faker 0.6.3:"
echo "$seen"
[ "$seen" = "not required: some of 100 bodies are valid
false: all of 100 bodies are valid" ]

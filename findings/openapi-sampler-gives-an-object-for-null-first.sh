#!/usr/bin/env bash
# openapi-sampler, which makes the samples that Redoc shows, on a member that is null or a text: `oneOf: [null, string]`.
# Expected: null, since it takes the first variant, as it does for `type: null` alone and for `type: [null, string]`.
# Seen (openapi-sampler 1.7.10): `{}`, which neither variant accepts. With the two variants swapped it gives a text.
# For you: write the null last, or give the member an example.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-sampler@1.7.10 ajv@8.20.0
cat > ask.js <<'JS'
import { sample } from "openapi-sampler";
import { Ajv2020 } from "ajv/dist/2020.js";
const [none, text] = [{ type: "null" }, { type: "string" }];
const schemas = {
  "null alone": none,
  "type: [null, string]": { type: ["null", "string"] },
  "oneOf: [null, string]": { oneOf: [none, text] },
  "anyOf: [null, string]": { anyOf: [none, text] },
  "oneOf: [string, null]": { oneOf: [text, none] },
};
const ajv = new Ajv2020({ allowUnionTypes: true });
for (const [name, schema] of Object.entries(schemas)) {
  const body = sample(schema);
  console.log(`${name}: ${JSON.stringify(body)}, ${ajv.validate(schema, body) ? "valid" : "invalid"}`);
}
JS
seen=$(node ask.js)
echo "openapi-sampler 1.7.10:"
echo "$seen"
[ "$seen" = 'null alone: null, valid
type: [null, string]: null, valid
oneOf: [null, string]: {}, invalid
anyOf: [null, string]: {}, invalid
oneOf: [string, null]: "string", valid' ]

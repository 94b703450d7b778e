#!/usr/bin/env bash
# `redocly join` with a prefix for components, on a document whose discriminator has no mapping: OpenAPI then takes the
# names of the schemas as the values.
# Expected: the joined document describes the same bodies, so it gets a mapping from the old names to the new ones.
# Seen (@redocly/cli 2.77.0): the schemas get new names and no mapping, so `kind: Dog` becomes `kind: Pets_Dog` for every
# reader. A mapping that names a schema (`dog: Dog`) keeps the old name, which no schema has now.
# For you: before a join, give each discriminator a mapping with references.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0 js-yaml@4.1.1
document() { # title, path, mapping
  cat <<YAML
openapi: 3.1.0
info: { title: $1, version: 1.0.0 }
paths:
  /$2: { get: { operationId: $2, responses: { "200": { description: One., content: { application/json: { schema: { \$ref: "#/components/schemas/Pet" } } } } } } }
components:
  schemas:
    Pet:
      oneOf: [{ \$ref: "#/components/schemas/Cat" }, { \$ref: "#/components/schemas/Dog" }]
      discriminator: { propertyName: kind$3 }
    Cat: { type: object, required: [kind], properties: { kind: { type: string } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string } } }
YAML
}
document Pets pets "" > pets.yaml
document Farm farm ", mapping: { dog: Dog }" > farm.yaml
npx --no-install redocly join pets.yaml farm.yaml --prefix-components-with-info-prop title -o joined.yaml > join.log 2>&1; joined=$?
cat > show.mjs <<'JS'
import { readFileSync } from "node:fs";
import yaml from "js-yaml";
const { schemas } = yaml.load(readFileSync("joined.yaml", "utf8")).components;
console.log(`schemas: ${Object.keys(schemas).join(", ")}`);
for (const name of ["Pets_Pet", "Farm_Pet"]) console.log(`${name}: ${JSON.stringify(schemas[name].discriminator)}`);
const same = !schemas.Pets_Pet.discriminator.mapping && schemas.Farm_Pet.discriminator.mapping.dog === "Dog" && !schemas.Dog;
process.exit(same ? 0 : 1);
JS
echo "@redocly/cli 2.77.0, join with a prefix: exit $joined"
node show.mjs; shown=$?
[ "$joined" -eq 0 ] && [ "$shown" -eq 0 ]

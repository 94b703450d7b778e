#!/usr/bin/env bash
# An error that extends a strict object in Zod: `Base.extend({ code })`, where `Base` is registered and refuses other members.
# Expected: a schema that accepts what Zod accepts, an object with `error` and `code`.
# Seen (@asteasolutions/zod-to-openapi 9.1.0): `allOf` of two closed objects, each of which forbids the members of the other. No
# body is valid, and nothing warns of it.
# For you: don't register the base, so that its members are copied, or leave `strict` to the objects that nothing extends.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @asteasolutions/zod-to-openapi@9.1.0 zod@4.6.7 ajv@8.20.0
cat > ask.js <<'JS'
import { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";
extendZodWithOpenApi(z);
const body = { error: "Wait a moment.", code: "quota" };
for (const registered of [true, false]) {
  const registry = new OpenAPIRegistry();
  const plain = z.strictObject({ error: z.string() });
  const base = registered ? registry.register("Base", plain) : plain;
  const quota = registry.register("Quota", base.extend({ code: z.literal("quota") }));
  const document = new OpenApiGeneratorV31(registry.definitions).generateComponents();
  const ajv = new Ajv2020({ strict: false }).addSchema({ $id: "http://api.test/document", ...document });
  const valid = ajv.getSchema("http://api.test/document#/components/schemas/Quota")(body);
  console.log(`base ${registered ? "registered" : "not registered"}: Zod ${quota.safeParse(body).success ? "accepts" : "refuses"} the body, the schema ${valid ? "accepts" : "refuses"} it`);
}
JS
seen=$(node ask.js)
echo "@asteasolutions/zod-to-openapi 9.1.0, zod 4.6.7:"
echo "$seen"
[ "$seen" = "base registered: Zod accepts the body, the schema refuses it
base not registered: Zod accepts the body, the schema accepts it" ]

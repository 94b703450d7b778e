#!/usr/bin/env bash
# A client of swagger-typescript-api, and two operations with the same documented 409 in JSON. One answers success with JSON, the
# other with 204 and no body, as deletions do.
# Expected: the same `error` of the same type from both, since the same body arrives.
# Seen (swagger-typescript-api 13.13.0): both are typed `ApiError`, and where success has no body, `error` is null: the client reads
# an error in the format of the success, and none is known.
# For you: pass `{ format: "json" }` to each call whose success is empty.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts swagger-typescript-api@13.13.0 typescript@5.9.3
npm install --silent --no-audit --no-fund node@24.21.0
export PATH="$folder/node_modules/.bin:$PATH"
cat > openapi.json <<'JSON'
{ "openapi": "3.0.3", "info": { "title": "Hooks", "version": "1.0.0" }, "paths": { "/hook": {
  "get": { "operationId": "getHook", "responses": {
    "200": { "description": "Found.", "content": { "application/json": { "schema": { "type": "object" } } } },
    "409": { "$ref": "#/components/responses/Refused" } } },
  "delete": { "operationId": "deleteHook", "responses": {
    "204": { "description": "Deleted." },
    "409": { "$ref": "#/components/responses/Refused" } } } } },
  "components": {
    "responses": { "Refused": { "description": "Refused.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/ApiError" } } } } },
    "schemas": { "ApiError": { "type": "object", "required": ["code"], "properties": { "code": { "type": "string" } } } } } }
JSON
npx --no-install swagger-typescript-api generate -p openapi.json -o . -n api.ts > generate.log 2>&1
cat > call.ts <<'TS'
import { Api, type ApiError, type HttpResponse } from "./api.js";
const customFetch: typeof fetch = async () => Response.json({ code: "in_use" }, { status: 409 });
const { hook } = new Api({ baseUrl: "http://127.0.0.1", customFetch });
type Refused = HttpResponse<unknown, ApiError>;
const found = await hook.getHook().catch((refused: Refused) => JSON.stringify(refused.error));
const deleted = await hook.deleteHook().catch((refused: Refused) => JSON.stringify(refused.error));
const asked = await hook.deleteHook({ format: "json" }).catch((refused: Refused) => JSON.stringify(refused.error));
console.log(`error of getHook: ${found}\nerror of deleteHook: ${deleted}\nerror of deleteHook with a format: ${asked}`);
export const same = found === '{"code":"in_use"}' && deleted === "null" && asked === found;
TS
npx --no-install tsc call.ts --module nodenext --target es2022 --lib es2022,dom,dom.iterable --skipLibCheck; compiled=$?
grep -o 'this.request<.*, ApiError>' api.ts
echo "swagger-typescript-api 13.13.0"
node -e 'import("./call.js").then(({ same }) => process.exit(same ? 0 : 1))'; called=$?
[ "$compiled" -eq 0 ] && [ "$called" -eq 0 ]

#!/usr/bin/env bash
# openapi-fetch on an operation whose only documented failure is a status outside its list: 520, as some CDNs answer.
# Expected: `error` has the documented type, since the same body under 502 has it.
# Seen (openapi-fetch 0.17.0): the type of `error` is `undefined`, and code in `if (error)` doesn't compile. When the server
# answers 520, `error` is set and `data` is undefined.
# For you: document such a failure under `5XX`, or check `response.ok`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0 openapi-typescript@7.13.0 typescript@5.9.3
operation() {
  echo "  /status-$1: { get: { responses: { '200': { description: Done., content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } } }, '$1': { description: Failed., content: { application/json: { schema: { type: object, required: [reason], properties: { reason: { type: string } } } } } } } } }"
}
{ printf 'openapi: 3.1.0\ninfo: { title: Origin, version: 1.0.0 }\npaths:\n'; operation 502; operation 520; } > openapi.yaml
npx --no-install openapi-typescript openapi.yaml -o api.d.ts > generate.log 2>&1
program() {
  cat <<TS
import createClient from "openapi-fetch";
import type { paths } from "./api.d.ts";
const { data, error } = await createClient<paths>().GET("/status-$1");
export const id: string = $2;
TS
}
program 502 'error ? error.reason : data.id' > handled-502.mts
program 520 'error ? error.reason : data.id' > handled-520.mts
compile() { npx --no-install tsc --noEmit --strict --module nodenext --target es2022 --skipLibCheck --allowImportingTsExtensions "$1" > "$1.log"; }
compile handled-502.mts; handled_502=$?
compile handled-520.mts; handled_520=$?
cat > call.mjs <<'JS'
import createClient from "openapi-fetch";
const fetch = async () => Response.json({ reason: "origin" }, { status: 520 });
const { data, error } = await createClient({ baseUrl: "http://127.0.0.1", fetch }).GET("/status-520");
console.log(`at run time, 520: data ${JSON.stringify(data)}, error ${JSON.stringify(error)}`);
process.exit(data === undefined && error.reason === "origin" ? 0 : 1);
JS
echo "openapi-fetch 0.17.0, tsc: 502 handled: exit $handled_502; 520 handled: exit $handled_520"
node call.mjs; called=$?
[ "$handled_502" -eq 0 ] && [ "$handled_520" -ne 0 ] && [ "$called" -eq 0 ]

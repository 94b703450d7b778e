#!/usr/bin/env bash
# A route of @hono/zod-openapi that documents its 429 as `application/problem+json` only, and a handler that answers with `c.json`.
# Expected: the documented media type, or a compile error, as for a body that doesn't fit the documented schema.
# Seen (@hono/zod-openapi 1.6.3, hono 4.13.19): it compiles, and the client gets `application/json`. A `c.header` before it
# doesn't help, because `c.json` overwrites the header.
# For you: give the media type as the third argument of `c.json`, and check it in a test.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @hono/zod-openapi@1.6.3 hono@4.13.19 zod@4.6.7 typescript@5.9.3
cat > server.ts <<'TS'
import { OpenAPIHono, createRoute, z } from "@hono/zod-openapi";
const schema = z.object({ title: z.string() });
const route = <Path extends string>(path: Path) =>
  createRoute({ method: "get", path, responses: { 429: { description: "Too many.", content: { "application/problem+json": { schema } } } } });
export const app = new OpenAPIHono();
app.openapi(route("/plain"), (context) => context.json({ title: "Slow down." }, 429));
app.openapi(route("/header"), (context) => {
  context.header("Content-Type", "application/problem+json");
  return context.json({ title: "Slow down." }, 429);
});
app.openapi(route("/third-argument"), (context) =>
  context.json({ title: "Slow down." }, 429, { "Content-Type": "application/problem+json" }));
TS
sed 's|context.json({ title: "Slow down." }, 429));|context.json({ title: 1 }, 429));|' server.ts > wrong-body.ts
check() { npx --no-install tsc --strict --skipLibCheck --target es2022 --module nodenext --outDir out "$1" > /dev/null; }
check wrong-body.ts; wrong=$?
check server.ts; right=$?
cat > ask.js <<'JS'
import { app } from "./out/server.js";
for (const path of ["/plain", "/header", "/third-argument"]) {
  console.log(`${path}: ${(await app.request(path)).headers.get("content-type")}`);
}
JS
seen=$(node ask.js)
echo "@hono/zod-openapi 1.6.3, hono 4.13.19; documented: application/problem+json"
echo "tsc exits with $right, and with $wrong for a wrong body"
echo "$seen"
[ "$right" -eq 0 ] && [ "$wrong" -ne 0 ] && [ "$seen" = "/plain: application/json
/header: application/json
/third-argument: application/problem+json" ]

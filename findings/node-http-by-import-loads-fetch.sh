#!/usr/bin/env bash
# A server that takes `createServer` from node:http, once by `import` and once by `require`. Neither uses fetch or WebSocket.
# Expected: both load the same modules, since node:http loads WebSocket only when it is read.
# Seen (Node.js 24.21.0): the import reads every export, and so loads undici, all of fetch; `require` doesn't.
# For you: bundle a command that must start fast, such as a mock server, as CommonJS.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0
node=node_modules/node/bin/node
loaded='const server = createServer((request, response) => response.end());
server.listen(0, "127.0.0.1", () => {
  console.log(process.moduleLoadList.some((name) => name.includes("undici")) ? "with undici" : "without undici");
  server.close();
});'
printf 'import { createServer } from "node:http";\n%s\n' "$loaded" > server.mjs
printf 'const { createServer } = require("node:http");\n%s\n' "$loaded" > server.cjs
imported=$("$node" server.mjs) || exit 1
required=$("$node" server.cjs) || exit 1
echo "$("$node" --version), import: $imported"
echo "$("$node" --version), require: $required"
[ "$imported" = "with undici" ] && [ "$required" = "without undici" ]

#!/usr/bin/env bash
# undici's `RetryAgent` and a POST that the server answers with 429 and a body. The agent doesn't retry a POST.
# Expected: the answer, as without the agent, and as the agent gives the 404 of the same POST.
# Seen (undici 8.13.1): one request, and no answer. `request` rejects with `RequestRetryError`, and `fetch` with "fetch failed", as it
# does when no server can be reached. The body with the code of the error is lost.
# For you: give the agent `throwOnError: false`. The answer then arrives, also that of a request that isn't retried.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts undici@8.13.1
npm install --silent --no-audit --no-fund node@24.21.0
export PATH="$folder/node_modules/.bin:$PATH"
cat > call.js <<'JS'
import { once } from "node:events";
import { createServer } from "node:http";
import * as undici from "undici";
let requests = 0;
const server = createServer((incoming, answer) => {
  requests += 1;
  answer.writeHead(Number(incoming.url.slice(1))).end('{"code":"quota"}');
}).listen(0, "127.0.0.1");
await once(server, "listening");
async function post(status, name, options) {
  const dispatcher = new undici.RetryAgent(new undici.Agent(), options);
  requests = 0;
  const sent = undici[name](`http://127.0.0.1:${server.address().port}/${status}`, { method: "POST", dispatcher });
  const read = (response) => response.text?.() ?? response.body.text();
  const seen = await sent.then(read).catch((error) => `${error.name}: ${error.message}`);
  await dispatcher.close();
  return `${name} of a ${status}${options ? ` with ${JSON.stringify(options)}` : ""}: ${seen} (requests: ${requests})`;
}
const seen = [await post(404, "request"), await post(429, "request"), await post(429, "fetch"), await post(429, "fetch", { throwOnError: false })];
server.close();
console.log(seen.join("\n"));
const expected = ['{"code":"quota"}', "RequestRetryError: Request failed", "TypeError: fetch failed", '{"code":"quota"}'];
process.exit(seen.every((line, index) => line.endsWith(`: ${expected[index]} (requests: 1)`)) ? 0 : 1);
JS
echo "undici 8.13.1"
node call.js

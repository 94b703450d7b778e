#!/usr/bin/env bash
# openapi-react-query, and a server that answers with 503 and no body, as proxies do.
# Expected: the mutation and the query fail, as they do when the same 503 has a body.
# Seen (openapi-react-query 0.5.4, openapi-fetch 0.17.0): the mutation calls `onSuccess` and resolves, and the query caches null as
# its data. `error` is undefined when the failure has no body, and the hooks look at nothing else.
# For you: add a middleware to the client that throws when a failure has no body.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts openapi-react-query@0.5.4 openapi-fetch@0.17.0 @tanstack/react-query@5.108.4 \
  react@19.3.1 react-dom@19.3.1
cat > call.js <<'JS'
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createFetchClient from "openapi-fetch";
import createHooks from "openapi-react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
async function outcome(body) {
  const headers = { "content-length": String(body.length), "content-type": "application/json" };
  const fetch = async () => new Response(body, { status: 503, headers });
  const hooks = createHooks(createFetchClient({ baseUrl: "http://127.0.0.1", fetch }));
  const client = new QueryClient();
  const called = [];
  let mutation;
  function Form() {
    mutation = hooks.useMutation("post", "/messages", { onSuccess: () => called.push("onSuccess"), onError: () => called.push("onError") });
    return null;
  }
  renderToString(createElement(QueryClientProvider, { client }, createElement(Form)));
  const sent = await mutation.mutateAsync({}).then(() => "resolves", () => "rejects");
  const query = { ...hooks.queryOptions("get", "/messages"), retry: false };
  const read = await client.fetchQuery(query).then((data) => `has the data ${data}`, () => "fails");
  return `the mutation calls ${called} and ${sent}, the query ${read}`;
}
const full = await outcome('{"code":"maintenance"}');
const empty = await outcome("");
console.log(`503 with a body: ${full}\n503 without a body: ${empty}`);
const same = full === "the mutation calls onError and rejects, the query fails"
  && empty === "the mutation calls onSuccess and resolves, the query has the data null";
process.exit(same ? 0 : 1);
JS
echo "openapi-react-query 0.5.4, openapi-fetch 0.17.0"
node call.js

import { defaultSeeds } from "@messaging-api/sandbox";
import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { apiUrlOf, errorLink, exampleCode } from "./links.ts";

/** How to see every error before your users do. */
export function testingWithTheSandbox(contract: Contract): Guide {
  const head = {
    slug: "testing-with-the-sandbox",
    title: "Testing with the sandbox",
    description:
      "Test without sending real messages: run a mock of the API on your machine or in a unit test.",
  };
  const known = exampleCode(contract);
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">The sandbox is a mock server that behaves like the API and sends nothing. Every documented error happens in it under the same conditions.</p>
<h2 id="page">On this site</h2>
<p>Each <a href="../../errors/">error page</a> has a button that triggers the error in your browser. Try ${errorLink(known)}.</p>
<h2 id="machine">On your machine</h2>
${code("Starting the sandbox", "bash", "npx @messaging-api/sandbox")}
<p>Point your program at <code>${apiUrlOf(contract, "sandbox")}</code> instead of <code>${apiUrlOf(contract, "api")}</code>. Each of these API keys is an organization with a different plan:</p>
<dl>${defaultSeeds.map(({ key, name }) => html`<dt><code>${key}</code></dt><dd>${name}</dd>`)}</dl>
<p>At startup, the sandbox also prints the commands that trigger each error.</p>
<h2 id="force">Force an error</h2>
<p>To get an error without its conditions, add the header <code>Sandbox-Force</code> to a request. For example, <code>Sandbox-Force: ${known.code}</code>. The header can also cause delays, lost connections, and malformed responses.</p>
<h2 id="events">What happens after the 202</h2>
<p>An accepted message arrives or fails three seconds later by the clock of the sandbox, and each step sends an event. <a href="../delivery-failures/#make-it-happen">Accepted, then failed</a> shows how to make a message fail. Your webhook receives the events <a href="../receiving-webhooks/">signed</a>.</p>
<h2 id="tests">In a unit test</h2>
<p>Pass the sandbox to the client as <code>fetch</code>. Each test then has its own state, and needs no server and no network.</p>
${code(
  "A test that reaches a limit",
  "ts",
  `import { createClient } from "@messaging-api/client";
import { createSandbox } from "@messaging-api/sandbox";

const sandbox = createSandbox();
const client = createClient({ apiKey: "sandbox_dedicated", fetch: sandbox.fetch });
sandbox.control.setPlan("sandbox_dedicated", { totalLimit: 0 });

const { error } = await client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550190" } },
  body: { text: "See you on Thursday!" },
});
console.log(error?.code, error?.details);`,
)}
<h2 id="bodies">Only the response</h2>
<p>If your test doesn't need behavior, create a response from the examples of the contract:</p>
${code(
  "A response with one error",
  "ts",
  `import { errorResponse } from "@messaging-api/client/testing";

const response = errorResponse(${JSON.stringify(known.code)});
console.log(response.status, await response.json());`,
)}
<h2 id="trust">How close the sandbox is to the API</h2>
<p>Where nothing is published, the sandbox makes a choice. <a href="../what-is-documented/">What is documented</a> explains what you can rely on.</p>`,
  );
}

import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { defaultSeeds } from "../../../sandbox/src/seed-data.ts";
import { apiUrlOf, errorLink, exampleCode } from "./links.ts";

/** How to meet every error before customers do. */
export function testingWithTheSandbox(contract: Contract): Guide {
  const head = {
    slug: "testing-with-the-sandbox",
    title: "Testing with the sandbox",
    description:
      "A sandbox of the API for your machine, your tests and this page: every error really happens in it.",
  };
  const known = exampleCode(contract);
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">The sandbox behaves like the API and sends nothing to anybody. Every documented error happens in it for its real reason.</p>
<h2 id="page">In this site</h2>
<p>Each <a href="../../errors/">error's page</a> has a button that makes the error happen in the page itself. Begin with ${errorLink(known)}.</p>
<h2 id="machine">On your machine</h2>
${code("Starting the sandbox", "bash", "npx @messaging-api/sandbox")}
<p>Let your program call <code>${apiUrlOf(contract, "sandbox")}</code> in place of <code>${apiUrlOf(contract, "api")}</code>. Each of its API keys is an organization on another kind of plan:</p>
<dl>${defaultSeeds.map(({ key, name }) => html`<dt><code>${key}</code></dt><dd>${name}</dd>`)}</dl>
<p>It prints them too, with the shell lines that make each error happen. A delay, a lost connection, a broken answer, or an error without its reason comes when a request asks for it by the header <code>Sandbox-Force</code>, for example <code>Sandbox-Force: ${known.code}</code>.</p>
<h2 id="tests">In a test</h2>
<p>Give the client the sandbox as its <code>fetch</code>: no server, no network, and a state of its own for each test.</p>
${code(
  "A test that meets a limit",
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
<h2 id="bodies">Only the answer</h2>
<p>Where a test needs no behaviour, take a body from the contract's examples:</p>
${code(
  "A response of one error",
  "ts",
  `import { errorResponse } from "@messaging-api/client/testing";

const response = errorResponse(${JSON.stringify(known.code)});
console.log(response.status, await response.json());`,
)}`,
  );
}

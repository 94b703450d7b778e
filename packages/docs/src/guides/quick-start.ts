import { apiUrlOf } from "./links.ts";
import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";

/** From nothing to a message that is on its way. */
export function quickStart(contract: Contract): Guide {
  const head = {
    slug: "quick-start",
    title: "Quick start",
    description: "Send a message, see what comes back, and what it looks like when it fails.",
  };
  return guide(
    head,
    (code) => html`<p class="lead">Send a message, and know what happened to it.</p>
<h2 id="install">Install the client</h2>
${code("Installing the client", "bash", "npm install @messaging-api/client")}
<p>It runs on Node 20 and newer, in browsers and on edge runtimes. Any other HTTP client works as well; the <a href="../../reference/">reference</a> has every operation.</p>
<h2 id="sandbox">Have something to talk to</h2>
<p>No key and no phone line yet? Start the sandbox in a second terminal. It behaves like the API and sends nothing to anybody.</p>
${code("Starting the sandbox", "bash", "npx @messaging-api/sandbox")}
<h2 id="send">Send a message</h2>
<p>A chat is named by whom it is with: a phone number, an e-mail address, or the id of a group.</p>
${code(
  "Sending a message",
  "ts",
  `import { createClient } from "@messaging-api/client";

const client = createClient({
  apiKey: "sandbox_dedicated",
  baseUrl: "${apiUrlOf(contract, "sandbox")}",
});

const { data, error } = await client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550101" } },
  body: { text: "See you on Thursday!" },
});

if (error) {
  console.log(error.title ?? error.message, error.docsUrl);
} else {
  console.log(data);
}`,
)}
<p>A call gives <code>data</code> or <code>error</code> and does not throw. Success means that the message is accepted, not yet that it has arrived: <a href="../../reference/#/messages/getmessagestatus">its status</a> says what became of it.</p>
<p>For the API itself leave <code>baseUrl</code> out, and give your own key.</p>
<h2 id="fail">See it fail</h2>
<p>Change <code>chatId</code> to <code>not-a-recipient</code> and run it again. The second thing that it prints is the address of the page that says why, and what to do about it.</p>
<h2 id="next">What next</h2>
<ul>
<li><a href="../authentication/">Authentication</a>: where your key belongs.</li>
<li><a href="../handling-errors/">Handling errors</a>: what can go wrong, and how a program tells it apart.</li>
<li><a href="../testing-with-the-sandbox/">Testing with the sandbox</a>: meet every error before your customers do.</li>
</ul>`,
  );
}

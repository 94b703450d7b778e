import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { apiUrlOf, operationLink } from "./links.ts";

/** From nothing to a first message. */
export function quickStart(contract: Contract): Guide {
  const head = {
    slug: "quick-start",
    title: "Quick start",
    description: "A tutorial: send your first message, read the response, and read what an error tells you.",
  };
  return guide(
    head,
    (code) => html`<p class="lead">Send your first message, and see what a failure looks like.</p>
<h2 id="install">Install the client</h2>
${code("Installing the client", "bash", "npm install @messaging-api/client")}
<p>The client runs on Node 20 and later, in browsers, and on edge runtimes. You can also use any other HTTP client. The <a href="../../operations/">operations</a> pages show each request for curl and <code>fetch</code>.</p>
<h2 id="sandbox">Start the sandbox</h2>
<p>You don't need an API key or a phone number yet. Start the sandbox in a second terminal. It behaves like the API, but sends nothing.</p>
${code("Starting the sandbox", "bash", "npx @messaging-api/sandbox")}
<h2 id="send">Send a message</h2>
<p>A chat is identified by its recipient: a phone number, an email address, or a group ID.</p>
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
  console.log(error.message, error.docsUrl);
} else {
  console.log(data);
}`,
)}
<p>A call returns <code>data</code> or <code>error</code>. It doesn't throw. Success means that the API accepted the message, not that it was delivered. To find out, ${operationLink(contract, "getMessageStatus", "get the status of the message")}.</p>
<p>To call the API itself, remove <code>baseUrl</code> and use your own key.</p>
<h2 id="fail">See it fail</h2>
<p>Change <code>chatId</code> to <code>not-a-recipient</code> and run the program again. It prints the address of a page that explains the error and how to fix it.</p>
<h2 id="next">Next steps</h2>
<ul>
<li><a href="../authentication/">Authentication</a>: keep your key safe.</li>
<li><a href="../handling-errors/">Handling errors</a>: distinguish errors in your program.</li>
<li><a href="../testing-with-the-sandbox/">Testing with the sandbox</a>: see every error before your users do.</li>
</ul>`,
  );
}

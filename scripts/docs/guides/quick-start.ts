import { html } from "../html.ts";
import { guide, makeClient, type Guide } from "./guide.ts";

/** From nothing to a message that is on its way. */
export function quickStart(): Guide {
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
<h2 id="send">Send a message</h2>
<p>A chat is named by whom it is with: a phone number, an e-mail address, or the id of a group.</p>
${code(
  "Sending a message",
  "ts",
  `${makeClient}
const { data, error } = await client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550101" } },
  body: { text: "See you on Thursday!" },
});

if (error) {
  console.log(error.title, error.docsUrl);
} else {
  console.log(data);
}`,
)}
<p>A call gives <code>data</code> or <code>error</code> and does not throw. Success means that the message is accepted, not yet that it has arrived.</p>
<h2 id="next">What next</h2>
<ul>
<li>No key yet? <a href="../testing-with-the-sandbox/">Try it in the sandbox</a>, which sends nothing to anybody.</li>
<li><a href="../handling-errors/">Handle what can go wrong</a>.</li>
</ul>`,
  );
}

import { operationPath } from "../operation-links.ts";
import type { Contract } from "../contract.ts";
import { html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { operationLink } from "./links.ts";

/** What happens after the 202, and how a program learns about it. */
export function receivingWebhooks(contract: Contract): Guide {
  const head = {
    slug: "receiving-webhooks",
    title: "Receiving webhooks",
    description: "Verify an event, answer fast, ignore duplicates, and rotate the secret.",
  };
  const events = contract.operations.filter(({ kind }) => kind === "event");
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">The API accepts a message before it reaches a phone. A webhook tells you what happens next.</p>
<p>${operationLink(contract, "createWebhook", "Create a webhook")} for the URL of your server, and store its signing secret. The API shows the secret only once.</p>
<h2 id="verify">Verify the signature</h2>
<p>Anyone can send a request to your URL, so verify each one. The client does it with Web Crypto:</p>
${code(
  "A route handler that receives events",
  "ts",
  `import { parseWebhook } from "@messaging-api/client/webhooks";

const secret = process.env.WEBHOOK_SECRET!;

export async function POST(request: Request): Promise<Response> {
  const { event, error } = await parseWebhook(request, { secret });
  if (error) return new Response(error.code, { status: 400 });
  switch (event.event) {
    case "message.failed":
      console.log(event.message_id, event.error_code);
      break;
    case "message.received":
      console.log(event.text);
      break;
  }
  return new Response(null, { status: 204 });
}`,
)}
<p>The client's page <code>docs/webhooks.md</code> shows the same for Node, Express, Hono, and Next. <code>parseWebhook</code> never throws. It refuses a delivery with one of these codes:</p>
<dl>
<dt id="bad_signature"><code>webhook/bad_signature</code></dt><dd>None of your secrets made the signature. Check the secret, and that no middleware changes the body. Someone else may have sent it.</dd>
<dt id="too_old"><code>webhook/too_old</code></dt><dd>The signature is genuine, but more than 300 seconds away from your clock. Check your clock. Someone may have sent an old delivery again.</dd>
<dt id="malformed"><code>webhook/malformed</code></dt><dd>The body isn't a JSON object with an <code>event</code>, or your framework parsed it before. Pass the raw body.</dd>
</dl>
<p>To verify without the client, read the header <code>X-Blooio-Signature</code>. It has the form <code>t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</code>. The second part is an HMAC-SHA256 of the time, a dot, and the raw body, made with your signing secret. Let a crypto library compare it: comparing strings leaks timing. The other headers aren't signed, so read <code>event</code> and <code>message_id</code> in the body.</p>
<h2 id="answer">Answer fast</h2>
<p>Store the event in a queue, answer 204, and process it later. How long the API waits for your answer, and how often it tries again, isn't published.</p>
<h2 id="duplicates">Ignore duplicates</h2>
<p>Expect every event more than once, and in any order. Remember the pair of <code>event</code> and <code>message_id</code>, and skip a pair that you have processed. Reactions are an exception: one message can have several.</p>
<h2 id="replay">Replay an event</h2>
<p>If your server was down, ${operationLink(contract, "listWebhookLogs", "list the log of the webhook")} and ${operationLink(contract, "replayWebhookEvent", "replay the events")} that it missed. A replayed delivery has the headers <code>X-Blooio-Replay: true</code> and <code>X-Original-Event-Id</code>. <code>parseWebhook</code> returns the second one as <code>replayOf</code>.</p>
<h2 id="rotate">Rotate the secret</h2>
<p>If you ${operationLink(contract, "rotateWebhookSecret", "rotate the secret")}, the old one stops working at once. Accept both during the change, so that deliveries on their way don't fail: <code>parseWebhook(request, { secret: [current, next] })</code>.</p>
<h2 id="failures">Accepted, then failed</h2>
<p>A <code>message.failed</code> event means that the API accepted the message but couldn't deliver it. <a href="../delivery-failures/">Accepted, then failed</a> says what to do.</p>
<h2 id="tests">In a unit test</h2>
<p>Create a signed event, and pass it to your handler. The <a href="../testing-with-the-sandbox/">sandbox</a> also delivers signed events.</p>
${code(
  "A signed event for a test",
  "ts",
  `import { eventRequest } from "@messaging-api/client/testing";

const request = await eventRequest("message.failed", {
  secret: "whsec_test",
  members: { error_code: "unreachable" },
});
console.log(request.headers.get("X-Blooio-Signature"));`,
)}
${
  events.length > 0 &&
  html`<h2 id="events">Events</h2>
<ul>${events.map((one) => html`<li><a href="../../${operationPath(one)}"><code>${one.id}</code></a>: ${one.summary}</li>`)}</ul>
<p>New events can appear. Answer 204 to an event that you don't know, and ignore it.</p>`
}`,
  );
}

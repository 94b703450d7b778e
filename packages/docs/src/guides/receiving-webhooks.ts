import { deliveryScenarios } from "@messaging-api/sandbox/scenarios";
import { operationPath } from "../operation-links.ts";
import type { Contract } from "../contract.ts";
import { assumptionBadge, html, Html } from "../html.ts";
import { guide, type Guide } from "./guide.ts";
import { operationLink } from "./links.ts";

/** What happens after the 202, and how a program hears of it. */
export function receivingWebhooks(contract: Contract): Guide {
  const head = {
    slug: "receiving-webhooks",
    title: "Receiving webhooks",
    description:
      "Verify an event, answer fast, ignore duplicates, and handle messages that fail after the 202.",
  };
  const ours = new Html(assumptionBadge);
  const events = contract.operations.filter(({ kind }) => kind === "event");
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">The API accepts a message before it reaches a phone. A webhook tells you what happens next.</p>
<h2 id="verify">Verify the signature</h2>
<p>Each delivery is a POST request with a JSON body. The header <code>X-Blooio-Signature</code> has the form <code>t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</code>. The second part is an HMAC-SHA256 of the time, a dot, and the raw body, made with your signing secret.</p>
<ul>
<li>Read the raw bytes before you parse the body. A parsed and serialized body has a different signature.</li>
<li>Reject a delivery that is older than 300 seconds.</li>
<li>Let the crypto library compare the signatures. Comparing strings leaks timing.</li>
</ul>
${code(
  "Verifying a delivery with Web Crypto",
  "ts",
  `export async function isGenuine(headers: Headers, body: Uint8Array<ArrayBuffer>, secret: string) {
  const header = headers.get("X-Blooio-Signature") ?? "";
  const [, time, hex] = /^t=(\\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!time || !hex || Math.abs(Date.now() / 1000 - Number(time)) > 300) return false;
  const signature = Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
  const encode = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encode.encode(secret), algorithm, false, ["verify"]);
  const signed = new Uint8Array([...encode.encode(\`\${time}.\`), ...body]);
  return crypto.subtle.verify("HMAC", key, signature, signed);
}`,
)}
<h2 id="answer">Answer fast</h2>
<p>Store the event in a queue, answer 200, and process it later. How long the API waits for your answer, and how often it tries again, isn't published. ${ours}</p>
<h2 id="duplicates">Ignore duplicates</h2>
<p>Expect every event more than once, and in any order. Remember the pair of <code>event</code> and <code>message_id</code>, and skip a pair that you have processed. A replayed delivery has the headers <code>X-Blooio-Replay: true</code> and <code>X-Original-Event-Id</code>.</p>
<h2 id="rotate">Rotate the secret</h2>
<p>The signing secret is shown once, when you create the webhook. If you rotate it, the old secret stops working at once. Accept both secrets in your program during the change, so that deliveries on their way don't fail.</p>
<h2 id="failures">Accepted, then failed</h2>
<p>A <code>message.failed</code> event means that the API accepted the message but couldn't deliver it. Its <code>error_code</code> and <code>error_message</code> are a vocabulary of their own. They are never the <code>code</code> of an error response, and their values aren't published, so don't switch on them.</p>
<ol>
<li>Tell a person or mark the message as failed in your system.</li>
<li>Don't resend automatically. The cause may be permanent, for example a blocked number.</li>
<li>If you do resend, use a new <code>Idempotency-Key</code>: the first send counts as done.</li>
</ol>
<p>Without a webhook, ${operationLink(contract, "getMessageStatus", "get the status of the message")}. It shows <code>status: failed</code> and <code>error</code>.</p>
<p>In the sandbox, a message fails in these cases. The values of <code>error_code</code> are the sandbox's own. ${ours}</p>
<dl>${deliveryScenarios.map(({ title, event, errorCode }) => html`<dt>${title}</dt><dd><code>${event}</code>${errorCode !== undefined && html`, <code>${errorCode}</code>`}</dd>`)}</dl>
${
  events.length > 0 &&
  html`<h2 id="events">Events</h2>
<ul>${events.map((one) => html`<li><a href="../../${operationPath(one)}"><code>${one.id}</code></a>: ${one.summary}</li>`)}</ul>`
}`,
  );
}

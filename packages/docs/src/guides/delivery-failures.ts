import { operationPath } from "../operation-links.ts";
import type { Contract } from "../contract.ts";
import { assumptionBadge, html, Html } from "../html.ts";
import { makeDeliveryHappen } from "../make-it-happen.ts";
import { guide, makeClient, type Guide } from "./guide.ts";
import { operationLink } from "./links.ts";

/** The event for an accepted message that failed. */
const event = "message.failed";

/** The page about messages that fail after they were accepted, with what an error page has for an error. */
export function deliveryFailures(contract: Contract): Guide {
  const head = {
    slug: "delivery-failures",
    title: "Accepted, then failed",
    description: "A message that the API accepted can still fail: how you find out, and what to do.",
    sheets: ["list", "error"] as const,
  };
  const ours = new Html(assumptionBadge);
  const view = contract.operations.find(({ kind, id }) => kind === "event" && id === event);
  const example = view?.body?.examples[0]?.value;
  const name = html`<code>${event}</code>`;
  return guide(
    head,
    (code) => html`<p class="lead">The API accepted the message with status 202, but couldn't deliver it.</p>
<p class="verdict"><span>After HTTP 202 Accepted</span> <span>Don't resend automatically</span></p>
<div class="fix"><h2 id="fix">What to do</h2>
<ol>
<li>Mark the message as failed in your system, and tell a person.</li>
<li>Find out why before you send again. The recipient may have blocked your number, and sending again makes it worse.</li>
<li>If you do send again, use a new <code>Idempotency-Key</code>. With the old key, the API returns the first message and sends nothing.</li>
</ol></div>
${
  example !== undefined &&
  html`<h2 id="example">Example</h2>
${code("The event of a failed message", "json", JSON.stringify(example, undefined, 2))}
<p class="note">We wrote this example: none is published.</p>`
}
<h2 id="find-out">How you find out</h2>
<p>A <a href="../receiving-webhooks/">webhook</a> receives the event ${view === undefined ? name : html`<a href="../../${operationPath(view)}">${name}</a>`}.</p>
<p>Without a webhook, ${operationLink(contract, "getMessageStatus", "get the status of the message")}. It shows <code>status: failed</code> and <code>error</code>. The client asks until the message arrives or fails:</p>
${code(
  "Waiting for the delivery",
  "ts",
  `${makeClient.replace("\n\n", `\nimport { waitForDelivery } from "@messaging-api/client/delivery";\n\n`)}
const chatId = "+15555550101";
const call = client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId } },
  body: { text: "See you on Thursday!" },
});
const { message_id } = await call.orThrow();
if (message_id) {
  const { error } = await waitForDelivery(client, chatId, message_id);
  if (error?.code === "delivery/failed") console.log(error.reason);
}`,
)}
<p>Its errors have these codes, or a code of the status operation:</p>
<dl>
<dt id="delivery-failed"><code>delivery/failed</code></dt><dd>The API couldn't deliver the message. <code>error.reason</code> says why.</dd>
<dt id="delivery-cancelled"><code>delivery/cancelled</code></dt><dd>Someone cancelled the message before it was sent.</dd>
<dt id="delivery-deadline"><code>delivery/deadline</code></dt><dd>The message is still on its way after <code>deadlineMs</code>. It may arrive later.</dd>
<dt id="delivery-aborted"><code>delivery/aborted</code></dt><dd>Your program aborted the wait. The message may still arrive.</dd>
</dl>
<h2 id="codes">Why it fails</h2>
<p><code>error_code</code> and <code>error_message</code> say why. They are a vocabulary of their own, and never the <code>code</code> of an error response. No source publishes their values, so show them to people, but don't switch on them.</p>
<p>A missing event isn't a failure. A message can stay <code>sent</code> forever if its recipient never confirms it.</p>
<h2 id="make-it-happen">Make it happen</h2>
<p>In the <a href="../testing-with-the-sandbox/">sandbox</a>, messages fail for these reasons. The reasons and the values of <code>error_code</code> are ${ours}.</p>
${makeDeliveryHappen(contract)}`,
  );
}

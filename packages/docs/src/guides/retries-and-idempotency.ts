import type { RetryClass } from "../../../../scripts/lib/error-model.ts";
import type { Contract } from "../contract.ts";
import { html, prose } from "../html.ts";
import { guide, makeClient, type Guide } from "./guide.ts";
import { errorList } from "./links.ts";

/** When to send again, and how to do so without sending twice. */
export function retriesAndIdempotency(contract: Contract): Guide {
  const head = {
    slug: "retries-and-idempotency",
    title: "Retries and idempotency",
    description: "Which errors a retry can help, how long to wait, and how never to send a message twice.",
  };
  const classes = Object.entries(contract.glossary.retry) as [RetryClass, string][];
  return guide(
    head,
    (code) => html`<p class="lead">Every error says whether sending the same request again can help.</p>
${classes.map(
  ([retry, meaning]) => html`<h2 id="${retry}">${retry}</h2><p>${prose(meaning)}</p>
${errorList(contract.errors.filter((entry) => entry.retry === retry))}`,
)}
<h2 id="idempotency">Never send twice</h2>
<p>When no answer came, the message may be on its way already. Sending the same request again with the same <code>Idempotency-Key</code> is safe: the API answers 200 with the message of the first time, and no duplicate goes out. A message that was refused is not remembered. How long a key holds is not published; the sandbox keeps it for a day.</p>
<p>The client makes a key for each call and keeps it over its retries. Give your own when the retry may come from another process:</p>
${code(
  "Sending with a key of one's own",
  "ts",
  `${makeClient}
const { data, error } = await client.POST("/chats/{chatId}/messages", {
  params: {
    path: { chatId: "+15555550101" },
    header: { "Idempotency-Key": "reminder-4711" },
  },
  body: { text: "See you on Thursday!" },
});
console.log(data ?? error.retryable);`,
)}
<h2 id="client">What the client does</h2>
<ul>
<li>Two retries, unless you say otherwise by <code>maxRetries</code>; <code>0</code> turns them off.</li>
<li>It waits as long as <code>Retry-After</code> says, or for growing times with chance in them, and never past the deadline of the call.</li>
<li>It never retries an error whose class is <code>never</code> or <code>quota</code>.</li>
<li>After a timeout or a lost connection it retries only what is safe to repeat: a reading request, or one with an <code>Idempotency-Key</code>.</li>
</ul>
<p><code>error.retryable</code> says whether a later attempt can help, and <code>onRetry</code> is called before each.</p>`,
  );
}

import type { RetryClass } from "@messaging-api/types/errors";
import type { Contract } from "../contract.ts";
import { assumptionBadge, html, Html, prose } from "../html.ts";
import { retryLabel } from "../retry.ts";
import { guide, makeClient, type Guide } from "./guide.ts";
import { errorList } from "./links.ts";

/** When to retry, and how to avoid sending twice. */
export function retriesAndIdempotency(contract: Contract): Guide {
  const head = {
    slug: "retries-and-idempotency",
    title: "Retries and idempotency",
    description: "Which errors you can retry, how long to wait, and how to avoid sending a message twice.",
  };
  const classes = Object.entries(contract.glossary.retry) as [RetryClass, string][]; // TypeScript allows for further keys.
  const ours = new Html(assumptionBadge);
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">Every error has a retry class. It says whether the same request can succeed later.</p>
${classes.map(
  ([
    retry,
    meaning,
  ]) => html`<h2 id="${retry}"><code>${retry}</code></h2><p>${retryLabel(retry)}. ${prose(meaning)}</p>
${errorList(contract.errors.filter((entry) => entry.retry === retry))}`,
)}
<p>The retry classes are ${ours}: no published source states them.</p>
<h2 id="idempotency">Avoid duplicate messages</h2>
<p>If a send times out, the message may already be on its way. To repeat the request safely, send it again with the same <code>Idempotency-Key</code> header. The API then answers 200 with the first message, and sends nothing new.</p>
<p><strong>Use one key for all attempts of the same send.</strong> Some published samples create a new key for each attempt. That defeats the key: every attempt counts as a new message, and the recipient can get it several times.</p>
<p>How long the API remembers a key isn't published. ${prose("Our assumption: 24 hours, and a rejected send isn't remembered.")}</p>
<p>The client creates a key for each call and keeps it for every retry of that call. Set your own key if another process can repeat the send, for example a job queue:</p>
${code(
  "Sending with your own key",
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
<h2 id="client">What the client does for you</h2>
<ul>
<li>It retries up to two times. Change that with <code>maxRetries</code>; <code>0</code> turns retries off.</li>
<li>It waits as long as <code>Retry-After</code> says. Without that header, it uses exponential backoff with jitter. It never waits past the deadline of the call.</li>
<li>It never retries an error whose class is <code>never</code> or <code>quota</code>.</li>
<li>After a timeout or a lost connection, it retries only requests that are safe to repeat: reads, and requests with an <code>Idempotency-Key</code>.</li>
</ul>
<p>Read <code>error.retryable</code> to find out whether a later attempt can succeed. The client calls <code>onRetry</code> before each retry.</p>`,
  );
}

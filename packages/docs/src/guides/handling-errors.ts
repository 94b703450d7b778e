import type { UndocumentedError } from "@messaging-api/client";
import type { Contract } from "../contract.ts";
import { html, prose } from "../html.ts";
import { guide, makeClient, type Guide } from "./guide.ts";
import { errorLink, exampleCode } from "./links.ts";

type ClientCode = Extract<UndocumentedError["code"], `client/${string}`>;

/** The meaning and the fix of each of the client's own codes. A missing one is a compile error. */
const clientCodes: Readonly<Record<ClientCode, string>> = {
  "client/network":
    "The connection failed or broke before a response arrived. Read `error.reason`: it holds what `fetch` threw. Common causes are a host name that doesn't resolve, a proxy, and a certificate.",
  "client/timeout":
    "No response arrived in time. The server may still have processed the request. If the call needs more time, raise `timeoutMs` or `deadlineMs`.",
  "client/aborted": "Your `signal` aborted the call, or `onRetry` threw. `error.reason` says why.",
  "client/invalid_request":
    "The client sent nothing, because the request can't be sent. The message says what is wrong: the API key, a header, the path, or the body. Fix the program.",
  "client/malformed_response":
    "The response doesn't match the contract: HTML from a proxy, an empty body, or a known code with different fields. Read `error.status` and `error.body`. If they come from the API, update the package.",
};

/** How to distinguish errors, and what to do about them. */
export function handlingErrors(contract: Contract): Guide {
  const head = {
    slug: "handling-errors",
    title: "Handling errors",
    description: "Distinguish errors by code, then by status. Read their fields. Prepare for new codes.",
  };
  const known = exampleCode(contract);
  const fields = known.members.filter(({ required }) => required).map(({ name }) => `error.details.${name}`);
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">Switch on <code>code</code>. If there is no code, use the status. Never use the message.</p>
<h2 id="envelope">What an error looks like</h2>
${code("An error", "json", JSON.stringify(known.examples[0]?.body, undefined, 2))}
<p><code>error</code>, <code>message</code>, and <code>status</code> are always present. Errors that a program can act on also have a <code>code</code>. Some codes come with fields of their own. This example is ${errorLink(known)}.</p>
<h2 id="client">Switch on the error code in TypeScript</h2>
${code(
  "Handling one code",
  "ts",
  `${makeClient}
const { data, error } = await client.POST("/chats/{chatId}/messages", {
  params: { path: { chatId: "+15555550101" } },
  body: { text: "See you on Thursday!" },
});

switch (error?.code) {
  case ${JSON.stringify(known.code)}:
    console.log(${fields.join(", ")});
    break;
  case undefined:
    console.log(error ? error.status : data);
    break;
  default:
    console.log(error?.message);
}`,
)}
<p>TypeScript knows which codes each operation returns, and which fields each code has. The client also checks the fields at run time.</p>
<h2 id="all">Handle every code, or get a compile error</h2>
<p>End the <code>switch</code> with <code>default: unhandled(error)</code>. The program then compiles only if every documented code of the operation has a case. At run time, it still accepts newer codes. If you prefer exceptions, <code>await client.POST(…).orThrow()</code> returns the data or throws the same error.</p>
<h2 id="new">Prepare for new codes</h2>
<p>The API can add codes at any time. Keep a <code>default</code> branch that shows the message to a person and logs the code.</p>
<h2 id="any">Use another HTTP client</h2>
<ol>
<li>Check the status. From 400 on, the body is an error.</li>
<li>Parse the body as JSON. Catch the parse error: a proxy may answer with HTML, or with nothing.</li>
<li>Compare <code>code</code>.</li>
</ol>
<p>Each <a href="../../errors/">error page</a> shows this in several languages.</p>
<h2 id="log">What should I log?</h2>
<p>Log the code, the status, and the fields. Don't log the API key, message texts, or phone numbers. If you print an error of the client or turn it into JSON, it contains none of them.</p>
<h2 id="network">Errors of the client</h2>
<p>The client reports network failures, timeouts, and malformed responses with codes of its own. No server sends them, so they have no page. If the response is missing or broken, the server may still have processed the request. See <a href="../retries-and-idempotency/">Retries and idempotency</a>.</p>
${Object.entries(clientCodes).map(
  ([name, meaning]) => html`<h3 id="${name.replace("/", "-")}"><code>${name}</code></h3>
<p>${prose(meaning)}</p>
`,
)}<p>For the errors of the API, see <a href="../../errors/">all errors</a>.</p>`,
  );
}

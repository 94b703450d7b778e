import type { UndocumentedError } from "@messaging-api/client";
import type { Contract } from "../contract.ts";
import { html, prose } from "../html.ts";
import { guide, makeClient, type Guide } from "./guide.ts";
import { errorLink, exampleCode } from "./links.ts";

type ClientCode = Extract<UndocumentedError["code"], `client/${string}`>;

/** What is wrong with each code of the client's own, and what to do. The compiler knows whether one is missing. */
const clientCodes: Readonly<Record<ClientCode, string>> = {
  "client/network":
    "No answer came: the connection failed, or broke. Look at `error.reason`, which holds what `fetch` threw; it is often a name that does not resolve, a proxy or a certificate.",
  "client/timeout":
    "No answer came in time. The server may have done the work all the same. Give the call more time by `timeoutMs` or `deadlineMs`, if it needs it.",
  "client/aborted": "Your own `signal` ended the call, or `onRetry` threw. `error.reason` says why.",
  "client/invalid_request":
    "Nothing was sent, because it cannot be: the message says what is wrong with the API key, a header, the path or the body. Correct the program.",
  "client/malformed_response":
    "An answer came, and it is not what the contract says: HTML from a proxy, an empty body, or a known code with other fields. Look at `error.status` and `error.body`; if they are the API's own, update the package.",
};

/** How to tell errors apart, and what to do with one. */
export function handlingErrors(contract: Contract): Guide {
  const head = {
    slug: "handling-errors",
    title: "Handling errors",
    description:
      "Tell errors apart by code, then by status; read their fields; be ready for codes that come later.",
  };
  const known = exampleCode(contract);
  const fields = known.members.filter(({ required }) => required).map(({ name }) => `error.details.${name}`);
  return guide(
    head,
    (
      code,
    ) => html`<p class="lead">Switch on <code>code</code>. Where there is none, switch on the status. Never on the message.</p>
<h2 id="envelope">What an error looks like</h2>
${code("An error", "json", JSON.stringify(known.examples[0]?.body, undefined, 2))}
<p><code>error</code>, <code>message</code> and <code>status</code> are always there. <code>code</code> is there for errors that a program may want to tell apart; fields of its own may stand beside it. This one is ${errorLink(known)}.</p>
<h2 id="client">With the client</h2>
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
    console.log(error?.title ?? error?.message);
}`,
)}
<p>The compiler knows which codes an operation documents, and which fields each has. They have been checked at run time too.</p>
<h2 id="all">Every code, or a compile error</h2>
<p>Where nothing may be forgotten, end the <code>switch</code> with <code>default: unhandled(error)</code>. It compiles only when every documented code of the operation has a case, and at run time it still takes codes that are newer than your program. Where an exception suits you better, <code>await client.POST(…).orThrow()</code> gives the data, or throws the same error.</p>
<h2 id="new">Codes that come later</h2>
<p>An API gains codes. Keep a <code>default</code> that shows the message to a person who can act on it, and logs the code and the address of its page.</p>
<h2 id="any">With any other HTTP client</h2>
<p>Look at the status first: from 400 on, the body is an error. Parse it as JSON, and be ready for a body that is not: a proxy on the way may answer with a page of its own. Then compare <code>code</code>. Each <a href="../../errors/">error's page</a> shows it with <code>fetch</code> and with <code>curl</code>.</p>
<h2 id="log">What to log</h2>
<p>Log the code, the status and the fields. Do not log the key, and think twice about message texts and phone numbers. The client's errors hold none of them when they are printed or turned into JSON.</p>
<h2 id="network">Errors of the client's own</h2>
<p>The client reports a failed connection, a timeout, and an answer that is not what the contract says, as codes of its own. They come from no server, so they have no page. Where an answer is missing or broken, the request may have been carried out all the same: see <a href="../retries-and-idempotency/">retries and idempotency</a>.</p>
${Object.entries(clientCodes).map(
  ([name, meaning]) => html`<h3><code>${name}</code></h3>
<p>${prose(meaning)}</p>
`,
)}<p><a href="../../errors/">Every error</a>, with its cause and its fix.</p>`,
  );
}
